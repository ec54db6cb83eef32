using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Lines and points of the plane, lifted onto the surface; what the surface hides of them is faint.</summary>
internal static class SurfaceOverlay
{
    private const double Shown = 2.2;

    public static void Draw(SvgWriter svg, PanelLayout layout, SurfaceTrace surface, SurfaceView view)
    {
        for (int i = 0; i < layout.Panel.Traces.Length; i++)
        {
            if (layout.Panel.Traces[i] is not PointsTrace points)
                continue;
            var color = layout.Panel.ColorOf(i);
            if (points.Line)
                Lines(svg, surface, view, points, color);
            if (!points.Markers)
                continue;
            var symbol = Symbols.Of(layout.Panel, i);
            var seen = Enumerable.Range(0, points.X.Length)
                .Select(k => (X: points.X[k], Y: points.Y[k], Z: surface.HeightAt(points.X[k], points.Y[k])))
                .Where(point => double.IsFinite(point.Z))
                .ToLookup(point => view.Hides(surface, point.X, point.Y, point.Z), point => view.OnPage(point.X, point.Y, point.Z));
            svg.Open("g").Attribute("opacity", "0.35").Content();
            Symbols.Draw(svg, symbol, color, seen[true]);
            svg.Close("g");
            Symbols.Outline(svg, symbol, seen[false]);
            Symbols.Draw(svg, symbol, color, seen[false]);
        }
    }

    /// <summary>The points of a line on the surface, close enough together to follow it.</summary>
    public static IEnumerable<(double X, double Y, double Z)> Lifted(SurfaceTrace surface, PointsTrace points)
    {
        double step = 0.02 * Math.Min(surface.X.Centers[^1] - surface.X.Centers[0], surface.Y.Centers[^1] - surface.Y.Centers[0]);
        for (int i = 0; i < points.X.Length; i++)
        {
            yield return (points.X[i], points.Y[i], surface.HeightAt(points.X[i], points.Y[i]));
            if (i + 1 == points.X.Length)
                continue;
            double dx = points.X[i + 1] - points.X[i], dy = points.Y[i + 1] - points.Y[i];
            double length = Math.Max(Math.Abs(dx), Math.Abs(dy));
            int parts = double.IsFinite(length) ? (int)Math.Min(200, Math.Ceiling(length / step)) : 1;
            for (int k = 1; k < parts; k++)
            {
                double x = points.X[i] + dx * k / parts, y = points.Y[i] + dy * k / parts;
                yield return (x, y, surface.HeightAt(x, y));
            }
        }
    }

    private static void Lines(SvgWriter svg, SurfaceTrace surface, SurfaceView view, PointsTrace points, string color)
    {
        List<List<(double X, double Y)>> seen = [], hidden = [];
        (double X, double Y)? last = null;
        bool? lastHidden = null;
        foreach (var point in Lifted(surface, points))
        {
            if (!double.IsFinite(point.Z))
            {
                (last, lastHidden) = (null, null);
                continue;
            }

            bool hides = view.Hides(surface, point.X, point.Y, point.Z);
            var place = view.OnPage(point.X, point.Y, point.Z);
            var pieces = hides ? hidden : seen;
            if (hides != lastHidden)
                pieces.Add(last is { } joint ? [joint] : []);
            pieces[^1].Add(place);
            (last, lastHidden) = (place, hides);
        }

        Paths(svg.Open("g").Attribute("opacity", "0.4").Content(), hidden, color, 1.6, "2 4");
        svg.Close("g");
        Paths(svg, seen, "#ffffff", Shown + 2.4, null);
        Paths(svg, seen, color, Shown, points.Dashed ? "6 4" : null);
    }

    private static void Paths(SvgWriter svg, List<List<(double X, double Y)>> pieces, string color, double width, string? dashes)
    {
        if (pieces.Count == 0)
            return;
        svg.Open("path").Attribute("fill", "none").Attribute("stroke", color).Attribute("stroke-width", width)
            .Attribute("stroke-linejoin", "round").Attribute("stroke-linecap", "round");
        if (dashes is not null)
            svg.Attribute("stroke-dasharray", dashes);
        svg.Raw(" d=\"");
        foreach (var piece in pieces)
            for (int i = 0; i < piece.Count; i++)
                svg.Raw(i == 0 ? 'M' : 'L').Number(piece[i].X).Raw(' ').Number(piece[i].Y);
        svg.Raw('"').End();
    }
}
