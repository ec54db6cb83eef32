using System.Numerics;
using Cahier.Plots.Model;

namespace Cahier.Plots;

public static partial class Chart
{
    /// <summary>How often values fall in each of the intervals of one width. Combined histograms share their intervals.</summary>
    /// <param name="x">[N]; what is not finite is left out.</param>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="bins">How many intervals; without it by Scott's rule, with round limits.</param>
    /// <param name="density">Whether heights are densities, their area being 1, and not counts.</param>
    /// <param name="color">As #rrggbb; without it the next of the palette.</param>
    /// <exception cref="ArgumentException">No finite value.</exception>
    public static Figure Histogram<T>(
        IEnumerable<T> x,
        string? name = null,
        string? title = null,
        int? bins = null,
        bool density = false,
        string? color = null)
        where T : INumber<T>
    {
        if (bins < 1)
            throw new ArgumentOutOfRangeException(nameof(bins), Messages.NotPositive(nameof(bins)));
        var values = Numbers.From(x);
        if (!values.Any(double.IsFinite))
            throw new ArgumentException(Messages.Empty("Chart.Histogram"), nameof(x));
        var trace = new HistogramTrace(values, bins, density, Bins.For([values], bins)) { Name = name, Color = CssColor.Checked(color) };
        return Single(trace, title, null, new AxisOptions { Title = density ? Wording.Density : Wording.Count });
    }
}
