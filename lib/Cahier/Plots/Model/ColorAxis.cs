using Cahier.Plots.Scales;

namespace Cahier.Plots.Model;

/// <summary>A colour scale with its limits, as a colour bar shows it.</summary>
internal sealed record ColorAxis(ColorScale Scale, double Min, double Max)
{
    /// <summary>What stands beside the bar, where it is no even scale of numbers.</summary>
    public IReadOnlyList<Tick>? Ticks { get; init; }

    public Rgb ColorOf(double value) => Scale.At(Place(value));

    /// <summary>Where a value lies between the limits, 0..1.</summary>
    public double Place(double value) => Math.Clamp((value - Min) / (Max - Min), 0, 1);

    /// <summary>One axis for all these: limits they state, else those of their data (symmetric for a diverging scale).</summary>
    public static ColorAxis Of(IReadOnlyCollection<ColoredTrace> traces)
    {
        var first = traces.First();
        if (first is ContourTrace { Even: false } contour)
        {
            var ticks = contour.Levels.Select((level, i) => new Tick(i + 1, NumberText.Short(level)));
            return new ColorAxis(first.Scale, 0, contour.Levels.Length + 1) { Ticks = [.. ticks] };
        }

        var extent = traces.Aggregate(Extent.Empty, (all, trace) => all.Union(trace.ZExtent));
        if (extent.IsEmpty)
            extent = Extent.Of(0, 1);
        double reach = Math.Max(Math.Abs(extent.Min), Math.Abs(extent.Max));
        double min = traces.Min(trace => trace.Min) ?? (first.Scale.IsDiverging ? -reach : extent.Min);
        double max = traces.Max(trace => trace.Max) ?? (first.Scale.IsDiverging ? reach : extent.Max);
        return min < max ? new ColorAxis(first.Scale, min, max) : new ColorAxis(first.Scale, min - 0.5, min + 0.5);
    }
}
