using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>
/// Regions laid over one another from the lowest level up, so that no seam shows between them; then the lines with their numbers.
/// </summary>
internal static class ContourDrawing
{
    private const double Nearest = 0.4;         // points of a line closer than this, in pixels, make no difference

    public static void Draw(SvgWriter svg, PanelLayout layout, ContourTrace trace)
    {
        if (trace.Filled && !trace.ZExtent.IsEmpty)
        {
            svg.Open("g").Attribute("fill-rule", "evenodd").Content();
            for (int level = -1; level < trace.Levels.Length; level++)
            {
                var region = MarchingSquares.Region(trace, level < 0 ? double.MinValue : trace.Levels[level]);
                if (region.Count == 0)
                    continue;
                svg.Open("path").Attribute("fill", trace.RegionColor(level, layout.Colors!).ToString()).Raw(" d=\"");
                foreach (var outline in region)
                    Path(svg, Places(layout, outline), closed: true);
                svg.Raw('"').End();
            }

            svg.Close("g");
        }

        foreach (var (level, text, lines) in ContourLabels.Place(layout, trace))
        {
            var ink = Ink(layout, trace, level);
            svg.Open("path").Attribute("fill", "none").Attribute("stroke", ink).Attribute("stroke-width", trace.Filled ? 1 : 1.5)
                .Attribute("stroke-opacity", trace.Filled ? "0.6" : "0.85").Attribute("stroke-linejoin", "round").Raw(" d=\"");
            foreach (var line in lines.SelectMany(line => line.Pieces))
                Path(svg, line, closed: false);
            svg.Raw('"').End();
            svg.Open("g").Attribute("fill", ink).Attribute("text-anchor", "middle").Attribute("font-size", ContourLabels.Size).Content();
            foreach (var label in lines.Select(line => line.Label).OfType<ContourLabels.Label>())
            {
                svg.Open("text").Raw(" transform=\"translate(").Number(label.X).Raw(' ').Number(label.Y).Raw(") rotate(")
                    .Number(label.Angle)
                    .Raw(")\"").Attribute("y", ContourLabels.Size * 0.35).Content().Text(text).Close("text");
            }

            svg.Close("g");
        }

        if (trace.Filled)
            svg.Rectangle(layout.Plot).Attribute("fill", "none").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.35")
                .End();
    }

    public static (double X, double Y)[] Places(PanelLayout layout, (double X, double Y)[] points) =>
        Array.ConvertAll(points, point => (layout.X.Scale.Map(point.X), layout.Y.Scale.Map(point.Y)));

    // On colours the line is as dark or as light as reads there; without them it is of the text's colour.
    private static string Ink(PanelLayout layout, ContourTrace trace, int level) => !trace.Filled
        ? trace.Color ?? "currentColor"
        : trace.RegionColor(level, layout.Colors!).IsLight && trace.RegionColor(level - 1, layout.Colors!).IsLight ? "#000000" : "#ffffff";

    private static void Path(SvgWriter svg, (double X, double Y)[] places, bool closed)
    {
        (double X, double Y) last = (double.NaN, double.NaN);
        for (int i = 0; i < places.Length - (closed ? 1 : 0); i++)
        {
            var place = places[i];
            if (i > 0 && i + 1 < places.Length && Math.Abs(place.X - last.X) + Math.Abs(place.Y - last.Y) < Nearest)
                continue;
            svg.Raw(i == 0 ? 'M' : 'L').Number(place.X).Raw(' ').Number(place.Y);
            last = place;
        }

        if (closed)
            svg.Raw('Z');
    }
}
