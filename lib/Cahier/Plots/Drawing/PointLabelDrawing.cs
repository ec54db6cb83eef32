using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>
/// Words beside points: right, left, above or below, wherever they touch nothing; those without a place are left to the table
/// and to the interactive figure.
/// </summary>
internal static class PointLabelDrawing
{
    private const double Distance = 7;

    public static void Draw(SvgWriter svg, PanelLayout layout)
    {
        var labelled = layout.Panel.Traces.OfType<PointsTrace>().Where(trace => trace.Labels is not null).ToList();
        if (labelled.Count == 0)
            return;
        List<Box> taken = [.. layout.Panel.Traces.OfType<PointsTrace>().Where(trace => trace.Markers)
            .SelectMany(trace => PointsDrawing.Places(layout, trace)).Select(place => new Box(place.X - 4, place.Y - 4, 8, 8))];
        var frame = layout.Plot with { Left = layout.Plot.Left - 4, Width = layout.Plot.Width + 12 };
        foreach (var trace in labelled)
        {
            var places = PointsDrawing.Places(layout, trace);
            for (int i = 0; i < places.Length; i++)
            {
                var text = TextWidth.Shorten(trace.Labels![i], Typography.LongestWord);
                if (text.Length == 0 || !double.IsFinite(places[i].X) || !double.IsFinite(places[i].Y))
                    continue;
                if (Free(places[i], TextWidth.Of(text, Typography.Tick), taken, frame) is not { } box)
                    continue;
                taken.Add(box);
                svg.Open("text").Attribute("x", box.CenterX).Attribute("y", box.Bottom - 3.5).Attribute("text-anchor", "middle")
                    .Content().Text(text).Close("text");
            }
        }
    }

    private static Box? Free((double X, double Y) point, double width, List<Box> taken, Box frame)
    {
        double height = Typography.Tick * 1.2;
        ReadOnlySpan<Box> candidates =
        [
            new(point.X + Distance, point.Y - height / 2, width, height),
            new(point.X - Distance - width, point.Y - height / 2, width, height),
            new(point.X - width / 2, point.Y - Distance - height + 2, width, height),
            new(point.X - width / 2, point.Y + Distance - 2, width, height),
        ];
        foreach (var box in candidates)
            if (box.Left >= frame.Left && box.Right <= frame.Right && box.Top >= frame.Top && box.Bottom <= frame.Bottom && !taken.Exists(box.Overlaps))
                return box;
        return null;
    }
}
