using System.Collections.Immutable;

namespace Cahier.Plots.Model;

/// <summary>One pair of axes with what is drawn in it.</summary>
internal sealed record Panel(ImmutableArray<Trace> Traces, AxisOptions X, AxisOptions Y)
{
    public string? Title { get; init; }

    /// <summary>Whether there is a legend; null: where two or more traces have names.</summary>
    public bool? Legend { get; init; }

    public AxisOptions Z { get; init; } = new();

    public IEnumerable<HeatmapTrace> Heatmaps => Traces.OfType<HeatmapTrace>();

    /// <summary>What the colour bar stands for.</summary>
    public IEnumerable<ColoredTrace> Colored => Traces.OfType<ColoredTrace>().Where(trace => trace.HasBar);

    /// <summary>Whether a trace covers the plot: the others lie over it and are outlined.</summary>
    public bool Covered => Traces.Any(trace => trace.Covers);

    /// <summary>The surface on which everything else in the panel lies, if there is one.</summary>
    public SurfaceTrace? Surface => Traces.OfType<SurfaceTrace>().FirstOrDefault();

    /// <summary>Images have no axes.</summary>
    public ImageTrace? Images => Traces.OfType<ImageTrace>().FirstOrDefault();

    public bool HasLegend => Legend ?? Traces.Count(trace => trace.Name is not null) > 1;

    // A line over colours is vermilion: blue, the palette's first, would be lost in most scales.
    public string ColorOf(int trace) => Traces[trace].Color ?? Palette.Color(
        Traces.Take(trace).Count(t => t is not (ColoredTrace or ImageTrace))
            + (Covered && Traces[trace] is PointsTrace { Line: true } ? 1 : 0));

    /// <summary>The place of a bar series among those of the panel, and how many they are.</summary>
    public (int Index, int Count) ColumnPlace(ColumnTrace trace)
    {
        var columns = Traces.OfType<ColumnTrace>().ToList();
        return (columns.FindIndex(column => ReferenceEquals(column, trace)), columns.Count);
    }
}
