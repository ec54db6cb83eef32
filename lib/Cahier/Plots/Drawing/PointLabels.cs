using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Where words stand beside their points: right, left, above or below, wherever they touch nothing, or nowhere.</summary>
internal static class PointLabels
{
    private const double Distance = 7;
    private const int MostPlaced = 400;         // more cannot be read, and finding them a place takes the square of the time

    private static readonly string[] _sides = ["middle right", "middle left", "top center", "bottom center"];

    /// <summary>
    /// For each trace with words, for each point the place of its word, and the side by plotly.js's name; null without room.
    /// </summary>
    public static IEnumerable<(PointsTrace Trace, (Box Box, string Side)?[] Places)> Place(PanelLayout layout)
    {
        var traces = layout.Panel.Traces.OfType<PointsTrace>().ToList();
        if (traces.TrueForAll(trace => trace.Labels is null))
            yield break;
        List<Box> taken = [.. traces.Where(trace => trace.Markers)
            .SelectMany(trace => PointsDrawing.Places(layout, trace)).Select(place => new Box(place.X - 4, place.Y - 4, 8, 8))];
        var frame = layout.Plot with { Left = layout.Plot.Left - 4, Width = layout.Plot.Width + 12 };
        foreach (var trace in traces.Where(trace => trace.Labels is not null))
        {
            var points = PointsDrawing.Places(layout, trace);
            var places = new (Box Box, string Side)?[points.Length];
            for (int i = 0; i < points.Length && taken.Count <= 2 * MostPlaced; i++)
            {
                if (trace.Labels![i].Length == 0 || !double.IsFinite(points[i].X) || !double.IsFinite(points[i].Y))
                    continue;
                places[i] = Free(points[i], TextWidth.Of(Text(trace, i), Typography.Tick), taken, frame);
                if (places[i] is { } place)
                    taken.Add(place.Box);
            }

            yield return (trace, places);
        }
    }

    /// <summary>The word of a point, as far as it is drawn.</summary>
    public static string Text(PointsTrace trace, int point) => TextWidth.Shorten(trace.Labels![point], Typography.LongestWord);

    public static void Draw(SvgWriter svg, PanelLayout layout)
    {
        foreach (var (trace, places) in Place(layout))
            for (int i = 0; i < places.Length; i++)
                if (places[i] is { } place)
                    svg.Open("text").Attribute("x", place.Box.CenterX).Attribute("y", place.Box.Bottom - 3.5)
                        .Attribute("text-anchor", "middle")
                        .Content().Text(Text(trace, i)).Close("text");
    }

    private static (Box Box, string Side)? Free((double X, double Y) point, double width, List<Box> taken, Box frame)
    {
        double height = Typography.Tick * 1.2;
        ReadOnlySpan<Box> candidates =
        [
            new(point.X + Distance, point.Y - height / 2, width, height),
            new(point.X - Distance - width, point.Y - height / 2, width, height),
            new(point.X - width / 2, point.Y - Distance - height + 2, width, height),
            new(point.X - width / 2, point.Y + Distance - 2, width, height),
        ];
        for (int i = 0; i < candidates.Length; i++)
        {
            var box = candidates[i];
            bool inside = box.Left >= frame.Left && box.Right <= frame.Right && box.Top >= frame.Top && box.Bottom <= frame.Bottom;
            if (inside && !taken.Exists(other => other.Overlaps(box)))
                return (box, _sides[i]);
        }

        return null;
    }
}
