namespace Cahier.Plots.Model;

/// <summary>How often values fall in each bin, or their density there. Histograms in one panel share their bins.</summary>
internal sealed record HistogramTrace(double[] Values, int? WantedBins, bool Density, Bins Bins) : Trace
{
    /// <summary>Number of values that count: the finite ones.</summary>
    public int Total { get; } = Values.Count(double.IsFinite);

    public double[] Heights { get; } = HeightsOf(Values, Bins, Density);

    public Extent ValuesExtent { get; } = Extent.Of(Values);

    public override Extent XExtent => Extent.Of(Bins.Start, Bins.End);

    public override Extent YExtent => Extent.Of(Heights).With(0);

    public override bool StandsOnZero => true;

    /// <summary>The same histograms over common bins.</summary>
    public static IEnumerable<HistogramTrace> Together(IReadOnlyList<HistogramTrace> traces)
    {
        var bins = Bins.For([.. traces.Select(trace => trace.Values)], traces.Max(trace => trace.WantedBins));
        return traces.Select(trace => new HistogramTrace(trace.Values, trace.WantedBins, trace.Density, bins)
        {
            Name = trace.Name,
            Color = trace.Color,
        });
    }

    private static double[] HeightsOf(double[] values, Bins bins, bool density)
    {
        var counts = bins.CountOf(values);
        if (!density)
            return counts;
        double area = counts.Sum() * bins.Size;
        return [.. counts.Select(count => count / area)];
    }
}
