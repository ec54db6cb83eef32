using System.Collections.Immutable;
using Cahier.Plots.Model;

namespace Cahier.Plots;

/// <summary>
/// Makes figures, under Plotly.NET's names. Numbers come as arrays or sequences of any numeric type, or as tensors; they are
/// copied. A number that is not finite is a gap. Draw with <c>display(…)</c>, or leave the figure as a cell's last expression.
/// </summary>
public static partial class Chart
{
    /// <summary>
    /// Lays figures of one panel over one another, on common axes; the first that says something of the axes is followed. With a surface
    /// among them, lines and points lie on it.
    /// </summary>
    /// <exception cref="ArgumentException">No figure, a figure of several panels, or columns with different categories.</exception>
    public static Figure Combine(params IEnumerable<Figure> figures)
    {
        Figure[] all = [.. figures];
        if (all.Length == 0)
            throw new ArgumentException(Messages.NothingToCombine("Chart.Combine"), nameof(figures));
        if (all.Any(figure => figure.Panels.Length != 1))
            throw new ArgumentException(Messages.OnlySingles, nameof(figures));

        var panels = all.Select(figure => figure.Panels[0]).ToList();
        ImmutableArray<Trace> traces = WithCommonBins([.. panels.SelectMany(panel => panel.Traces)]);
        if (traces.Any(trace => trace is ImageTrace) && traces.Length > 1)
            throw new ArgumentException(Messages.ImagesStandAlone, nameof(figures));
        if (traces.Any(trace => trace is SurfaceTrace) && (traces.Count(trace => trace is SurfaceTrace) > 1
            || !traces.All(trace => trace is SurfaceTrace or PointsTrace)))
            throw new ArgumentException(Messages.OnlyPointsOnSurface, nameof(figures));
        var columns = traces.OfType<ColumnTrace>().ToList();
        if (columns.Exists(trace => !trace.Categories.SequenceEqual(columns[0].Categories)))
            throw new ArgumentException(Messages.ColumnsDiffer, nameof(figures));

        var panel = new Panel(
            traces,
            panels.Select(panel => panel.X).Aggregate((a, b) => a.Over(b)),
            panels.Select(panel => panel.Y).Aggregate((a, b) => a.Over(b)))
        {
            Z = panels.Select(panel => panel.Z).Aggregate((a, b) => a.Over(b)),
            Legend = panels.Select(panel => panel.Legend).FirstOrDefault(legend => legend is not null),
        };
        return new Figure([panel])
            .WithTitle(all.Select(figure => figure.Title).FirstOrDefault(title => title is not null))
            .WithSize(all.Max(figure => figure.Width), all.Max(figure => figure.Height));
    }

    private static ImmutableArray<Trace> WithCommonBins(ImmutableArray<Trace> traces)
    {
        var histograms = traces.OfType<HistogramTrace>().ToList();
        if (histograms.Count < 2)
            return traces;
        using var together = HistogramTrace.Together(histograms).GetEnumerator();
        return [.. traces.Select(trace => trace is HistogramTrace && together.MoveNext() ? together.Current : trace)];
    }

    private static Figure Single(Trace trace, string? title, AxisOptions? x = null, AxisOptions? y = null) =>
        new Figure([new Panel([trace], x ?? new AxisOptions(), y ?? new AxisOptions())]).WithTitle(title);
}
