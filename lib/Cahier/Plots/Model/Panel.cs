using System.Collections.Immutable;

namespace Cahier.Plots.Model;

/// <summary>One pair of axes with what is drawn in it.</summary>
internal sealed record Panel(ImmutableArray<Trace> Traces, AxisOptions X, AxisOptions Y)
{
    public string? Title { get; init; }

    /// <summary>Whether there is a legend; null: where two or more traces have names.</summary>
    public bool? Legend { get; init; }

    public IEnumerable<HeatmapTrace> Heatmaps => Traces.OfType<HeatmapTrace>();

    public bool HasLegend => Legend ?? Traces.Count(trace => trace.Name is not null) > 1;

    public string ColorOf(int trace) => Traces[trace].Color ?? Palette.Color(Traces.Take(trace).Count(t => t is not HeatmapTrace));

    /// <summary>The place of a bar series among those of the panel, and how many they are.</summary>
    public (int Index, int Count) ColumnPlace(ColumnTrace trace)
    {
        var columns = Traces.OfType<ColumnTrace>().ToList();
        return (columns.FindIndex(column => ReferenceEquals(column, trace)), columns.Count);
    }
}
