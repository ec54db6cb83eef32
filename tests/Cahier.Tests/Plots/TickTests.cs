using Cahier.Plots.Model;
using Cahier.Plots.Scales;

namespace Cahier.Tests.Plots;

public class TickTests
{
    [Theory]
    [InlineData(0, 1, 5), InlineData(-3.7, 12.2, 8), InlineData(0, 1e-9, 4), InlineData(1e12, 3e12, 6), InlineData(0.99999, 1.00001, 5), InlineData(-5, -1, 3), InlineData(0, 44_183_069, 7)]
    public void Ticks_are_multiples_of_1_2_or_5_times_a_power_of_ten(double min, double max, int most)
    {
        double step = NiceTicks.Step(max - min, most), leading = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
        Assert.Contains(Math.Round(leading, 6), (double[])[1, 2, 5]);
        var ticks = NiceTicks.Linear(min, max, most);
        Assert.InRange(ticks.Length, 1, most + 1);
        Assert.All(ticks, tick => Assert.InRange(tick, min - step * 1e-6, max + step * 1e-6));
        // Quotients of doubles near 1e12 / 1e-9 are exact to about 1e-6 of a step.
        Assert.All(ticks, tick => Assert.Equal(0, tick / step - Math.Round(tick / step), 1e-4));
    }

    [Fact]
    public void Ticks_are_the_doubles_nearest_to_their_decimals() => Assert.Equal([0, 0.1, 0.2, 0.3], NiceTicks.Linear(0, 0.35, 4));

    [Fact]
    public void Indices_have_whole_ticks() => Assert.Equal([0, 1, 2], NiceTicks.Linear(-0.5, 2.5, 8, whole: true));

    [Fact]
    public void A_logarithmic_axis_has_powers_of_ten() => Assert.Equal([1, 10, 100, 1000, 10000], NiceTicks.Logarithmic(1, 10000, 6));

    [Fact]
    public void Over_two_decades_it_has_1_2_and_5() => Assert.Equal([1, 2, 5, 10, 20, 50, 100], NiceTicks.Logarithmic(1, 100, 6));

    [Fact]
    public void Over_many_decades_it_skips_some() => Assert.Equal([1e-12, 1e-9, 1e-6, 1e-3, 1], NiceTicks.Logarithmic(1e-12, 1, 5));

    [Fact]
    public void A_flat_line_lies_in_the_middle()
    {
        var (min, max) = AxisRange.Of(new AxisOptions(), Extent.Of(4, 4), fills: false, measures: true);
        Assert.Equal(4, (min + max) / 2);
    }

    [Fact]
    public void What_only_just_leaves_zero_starts_there() =>
        Assert.Equal(0, AxisRange.Of(new AxisOptions(), Extent.Of(0.02, 3), fills: false, measures: true).Min);

    [Fact]
    public void Whole_numbers_have_a_bin_each()
    {
        var bins = Bins.For([[1, 2, 2, 5]], null);
        Assert.Equal(new Bins(0.5, 1, 5), bins);
        Assert.Equal([1, 2, 0, 0, 1], bins.CountOf([1, 2, 2, 5]));
    }

    [Fact]
    public void Every_finite_value_is_in_a_bin_the_greatest_in_the_last()
    {
        double[] values = [0.05, 0.1, 0.3, double.NaN, 0.7];
        var bins = Bins.For([values], 4);
        Assert.Equal(4, bins.CountOf(values).Sum());
        Assert.Equal(1, bins.CountOf(values)[^1]);
    }
}
