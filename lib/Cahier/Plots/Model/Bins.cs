using Cahier.Plots.Scales;

namespace Cahier.Plots.Model;

/// <summary>Intervals of one width in which the values of a histogram are counted; the last includes its upper end.</summary>
internal readonly record struct Bins(double Start, double Size, int Count)
{
    private const int MostBins = 120;

    public double End => Start + Count * Size;

    public double Center(int bin) => Start + (bin + 0.5) * Size;

    /// <summary>
    /// Bins for all these values. Whole numbers of a small range get a bin each; else the width is Scott's, 3.49·σ·n^(−1/3)
    /// (Scott 1979), rounded to one that a reader can add up.
    /// </summary>
    public static Bins For(IReadOnlyList<double[]> samples, int? count)
    {
        var extent = samples.Aggregate(Extent.Empty, (all, sample) => all.Union(Extent.Of(sample)));
        double span = extent.Max - extent.Min;
        if (span == 0)
            return new Bins(extent.Min - 0.5, 1, 1);
        if (count is { } wanted)
            return new Bins(extent.Min, span / wanted, wanted);
        if (span <= 60 && samples.All(sample => sample.All(value => !double.IsFinite(value) || value == Math.Round(value))))
            return new Bins(extent.Min - 0.5, 1, (int)span + 1);

        double width = NiceTicks.RoundStep(Math.Clamp(ScottWidth(samples), span / MostBins, span / 5));
        double start = Math.Floor(extent.Min / width + 1e-9) * width;
        return new Bins(start, width, Math.Max(1, (int)Math.Ceiling((extent.Max - start) / width - 1e-9)));
    }

    /// <summary>How many of the values fall in each bin.</summary>
    public double[] CountOf(double[] values)
    {
        var counts = new double[Count];
        foreach (double value in values)
            if (double.IsFinite(value))
                counts[Math.Clamp((int)((value - Start) / Size), 0, Count - 1)]++;
        return counts;
    }

    private static double ScottWidth(IReadOnlyList<double[]> samples)
    {
        double n = 0, mean = 0, squares = 0;      // Welford: no cancellation when the mean is large
        foreach (var sample in samples)
        {
            foreach (double value in sample)
            {
                if (!double.IsFinite(value))
                    continue;
                n++;
                double delta = value - mean;
                mean += delta / n;
                squares += delta * (value - mean);
            }
        }

        return 3.49 * Math.Sqrt(squares / n) * Math.Pow(n, -1.0 / 3);
    }
}
