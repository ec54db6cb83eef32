using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Lines through points, and marks at them.</summary>
internal static class PointsDrawing
{
    public static void Draw(SvgWriter svg, PanelLayout layout, PointsTrace trace, string color, string symbol)
    {
        var places = Places(layout, trace);
        bool covered = layout.Panel.Covered;
        if (trace.Line)
        {
            if (covered)
            {
                svg.Open("path").Attribute("fill", "none").Attribute("stroke", "#ffffff").Attribute("stroke-width", 4.2)
                    .Attribute("stroke-opacity", "0.8").Attribute("stroke-linejoin", "round").Raw(" d=\"");
                LinePath(svg, Thinned(places));
                svg.Raw('"').End();
            }

            Stroke(svg.Open("path").Attribute("fill", "none"), trace, color).Attribute("stroke-linejoin", "round").Raw(" d=\"");
            LinePath(svg, Thinned(places));
            svg.Raw('"').End();
        }

        if (trace.Markers && covered)
            Symbols.Outline(svg, symbol, Distinct(places));
        if (trace.Markers)
            Symbols.Draw(svg, symbol, color, Distinct(places));
    }

    public static SvgWriter Stroke(SvgWriter svg, PointsTrace trace, string color)
    {
        svg.Attribute("stroke", color).Attribute("stroke-width", 1.8);
        return trace.Dashed ? svg.Attribute("stroke-dasharray", "6 4") : svg;
    }

    /// <summary>Where the points fall; NaN where they are not finite or, on a logarithmic axis, not positive.</summary>
    public static (double X, double Y)[] Places(PanelLayout layout, PointsTrace trace)
    {
        var places = new (double X, double Y)[trace.X.Length];
        for (int i = 0; i < places.Length; i++)
            places[i] = (layout.X.Scale.Map(trace.X[i]), layout.Y.Scale.Map(trace.Y[i]));
        return places;
    }

    private static void LinePath(SvgWriter svg, IReadOnlyList<(double X, double Y)> places)
    {
        bool pen = false;
        for (int i = 0; i < places.Count; i++)
        {
            var (x, y) = places[i];
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                pen = false;
                continue;
            }

            svg.Raw(pen ? 'L' : 'M').Number(x).Raw(' ').Number(Math.Clamp(y, -1e5, 1e5));
            // A point alone between two gaps is a dot.
            if (!pen && (i + 1 == places.Count || !double.IsFinite(places[i + 1].X) || !double.IsFinite(places[i + 1].Y)))
                svg.Raw("h.01");
            pen = true;
        }
    }

    // Of thousands of points on a line, each half pixel keeps the first, lowest, highest and last: the drawing is the same.
    private static IReadOnlyList<(double X, double Y)> Thinned((double X, double Y)[] places)
    {
        if (places.Length <= 4000)
            return places;
        List<(double X, double Y)> kept = [];
        for (int start = 0; start < places.Length;)
        {
            int end = start + 1, low = start, high = start;
            while (end < places.Length && Math.Floor(places[end].X * 2) == Math.Floor(places[start].X * 2))
            {
                if (double.IsNaN(places[end].Y))
                    break;
                low = places[end].Y < places[low].Y ? end : low;
                high = places[end].Y > places[high].Y ? end : high;
                end++;
            }

            foreach (int i in new SortedSet<int> { start, low, high, end - 1 })
                kept.Add(places[i]);
            start = end;
        }

        return kept;
    }

    private static IEnumerable<(double X, double Y)> Distinct((double X, double Y)[] places)
    {
        var finite = places.Where(place => double.IsFinite(place.X) && double.IsFinite(place.Y));
        return places.Length <= 2000 ? finite : finite.DistinctBy(place => (Math.Round(place.X * 2), Math.Round(place.Y * 2)));
    }
}
