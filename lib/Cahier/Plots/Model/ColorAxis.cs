namespace Cahier.Plots.Model;

/// <summary>A colour scale with its limits, as a colour bar shows it.</summary>
internal sealed record ColorAxis(ColorScale Scale, double Min, double Max)
{
    public Rgb ColorOf(double value) => Scale.At(Place(value));

    /// <summary>Where a value lies between the limits, 0..1.</summary>
    public double Place(double value) => Math.Clamp((value - Min) / (Max - Min), 0, 1);

    /// <summary>One axis for all these heat maps: limits they state, else those of their data (symmetric for a diverging scale).</summary>
    public static ColorAxis Of(IReadOnlyCollection<HeatmapTrace> heatmaps)
    {
        var first = heatmaps.First();
        var extent = heatmaps.Aggregate(Extent.Empty, (all, heatmap) => all.Union(heatmap.ZExtent));
        if (extent.IsEmpty)
            extent = Extent.Of(0, 1);
        double reach = Math.Max(Math.Abs(extent.Min), Math.Abs(extent.Max));
        double min = heatmaps.Min(heatmap => heatmap.Min) ?? (first.Scale.IsDiverging ? -reach : extent.Min);
        double max = heatmaps.Max(heatmap => heatmap.Max) ?? (first.Scale.IsDiverging ? reach : extent.Max);
        return min < max ? new ColorAxis(first.Scale, min, max) : new ColorAxis(first.Scale, min - 0.5, min + 0.5);
    }
}
