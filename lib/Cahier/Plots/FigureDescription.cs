using Cahier.Plots.Model;

namespace Cahier.Plots;

/// <summary>What a figure shows, in words and numbers.</summary>
internal static class FigureDescription
{
    private const int MostNames = 6;

    /// <summary>The title, or what kind of figure it is.</summary>
    public static string Title(Figure figure) => figure.Title ?? Of(figure);

    /// <summary>For a terminal: title and description in one line.</summary>
    public static string Line(Figure figure) =>
        (figure.Title is { } title ? title + " — " + Of(figure) : Of(figure)).ReplaceLineEndings(" ");

    public static string Of(Figure figure)
    {
        if (figure.Description is { } given)
            return given;
        var heatmaps = figure.Panels.SelectMany(panel => panel.Heatmaps).ToList();
        if (heatmaps.Count > 0 && heatmaps.TrueForAll(heatmap => heatmap.IsAttention))
        {
            var weights = heatmaps.Aggregate(Extent.Empty, (all, heatmap) => all.Union(heatmap.ZExtent));
            return Wording.DescribeHeads(heatmaps.Count, heatmaps[0].Cells.Rows, heatmaps[0].Cells.Columns, weights.ToString());
        }

        return figure.Panels is [var only]
            ? Of(only)
            : Wording.DescribeGrid(
                figure.Panels.Length, figure.Panels.Select(panel => (panel.Title is { } title ? title + ", " : "") + Of(panel)));
    }

    private static string Of(Panel panel)
    {
        var what = What(panel);
        if (panel.Traces.Any(trace => trace.Covers) || panel.Traces[0] is ContourTrace)
            return what + Over(panel);
        var x = panel.Traces.Aggregate(Extent.Empty, (all, trace) => all.Union(trace.XExtent));
        var y = panel.Traces.Aggregate(Extent.Empty, (all, trace) => all.Union(trace.YExtent));
        return panel.Traces[0] switch
        {
            PointsTrace => x.IsEmpty || y.IsEmpty ? $"{what}, {Wording.NoData}" : $"{what}, x {x}, y {y}",
            ColumnTrace =>
                $"{what}, {Wording.Values} {Extent.Of([.. panel.Traces.OfType<ColumnTrace>().SelectMany(trace => trace.Values)])}",
            _ => what,
        };
    }

    private static string What(Panel panel)
    {
        var traces = panel.Traces;
        switch (traces[0])
        {
            case HeatmapTrace heatmap when traces.Length == 1:
                return Wording.DescribeHeatmap(heatmap.Cells.Rows, heatmap.Cells.Columns, heatmap.ZExtent.ToString());
            case ContourTrace contour:
                return Wording.DescribeContour(
                    contour.Cells.Rows, contour.Cells.Columns, contour.ZExtent.ToString(), contour.Levels.Select(NumberText.Short))
                    + Lowest(contour);
            case SurfaceTrace surface:
                return Wording.DescribeSurface(surface.Cells.Rows, surface.Cells.Columns, surface.ZExtent.ToString()) + Lowest(surface);
            case ImageTrace images:
                return Wording.DescribeImages(images.Pictures.Length, images.First.Height, images.First.Width)
                    + (images.HasCaptions ? Wording.Colon + Captions(images) : "");
            case PointsTrace { Line: true } line when traces.All(trace => trace is PointsTrace { Line: true }):
                return traces.Length == 1 ? Wording.DescribeLine(line.X.Length) : Wording.DescribeLines(traces.Length) + Names(traces);
            case PointsTrace { Line: false } when traces.All(trace => trace is PointsTrace { Line: false }):
                return Wording.DescribeScatter(traces.Cast<PointsTrace>().Sum(trace => trace.X.Length))
                    + (traces.Length > 1 ? ", " + Wording.DescribeGroups(traces.Length) + Names(traces) : "");
            case ColumnTrace columns when traces.All(trace => trace is ColumnTrace):
                return Wording.DescribeColumns(columns.Values.Length, traces.Length) + Names(traces);
            case HistogramTrace histogram when traces.All(trace => trace is HistogramTrace):
                return traces.Length > 1
                    ? Wording.DescribeHistograms(traces.Length) + Names(traces) + ", " + Wording.Values + " "
                        + traces.Cast<HistogramTrace>().Aggregate(Extent.Empty, (all, trace) => all.Union(trace.ValuesExtent))
                    : Wording.DescribeHistogram(histogram.Total, histogram.Bins.Count, histogram.ValuesExtent.ToString());
            default:
                return Wording.DescribeMixture(traces.Length) + Names(traces);
        }
    }

    private static string Captions(ImageTrace images) =>
        string.Join(", ", images.Pictures.Take(2 * MostNames).Select(picture => picture.Caption))
        + (images.Pictures.Length > 2 * MostNames ? ", …" : "");

    private static string Lowest(ColoredTrace trace)
    {
        if (trace.ZExtent.IsEmpty)
            return "";
        int at = trace.Cells.Values.IndexOf(trace.ZExtent.Min);
        return ", " + Wording.LowestAt(trace.X.Centers[at % trace.Cells.Columns], trace.Y.Centers[at / trace.Cells.Columns]);
    }

    // A descent is said by where it begins and ends.
    private static string Over(Panel panel)
    {
        var parts = panel.Traces.OfType<PointsTrace>().Select(trace =>
            (trace.Name is { } name ? name + ", " : "")
            + (trace.Line ? Wording.DescribeLine(trace.X.Length) : Wording.DescribeScatter(trace.X.Length))
            + (trace.Line && trace.X.Length > 1
                ? $" {Place(trace, 0)} → {Place(trace, trace.X.Length - 1)}"
                : "")).ToList();
        if (parts.Count == 0)
            return "";
        var more = parts.Count > MostNames ? Wording.Semicolon + "…" : "";
        return Wording.Semicolon + Wording.Over + Wording.Colon + string.Join(Wording.Semicolon, parts.Take(MostNames)) + more;
    }

    private static string Place(PointsTrace trace, int point) =>
        $"({NumberText.Short(trace.X[point])}{Wording.Semicolon}{NumberText.Short(trace.Y[point])})";

    private static string Names(IReadOnlyList<Trace> traces)
    {
        var names = traces.Select(trace => trace.Name).OfType<string>().ToList();
        return names.Count == 0 ? "" : $" ({string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? ", …" : "")})";
    }
}
