using System.Numerics;
using Cahier.Tensors;
using Cahier.Tensors.Kernels;
using Cahier.Tests.Fixtures;
using Cahier.Text.SkipGrams;

namespace Cahier.Tests.Text;

public class NegativeSamplingTests
{
    private const int Rows = 9;

    // Of float32 sums of up to 100 products below 1, times a rate of 0.5: a few dozen roundings of 2⁻²⁴.
    private const double Tolerance = 2e-6;

    private readonly Random _random = new(5);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(100)]
    public void A_step_goes_down_the_slope_of_the_loss(int width)
    {
        var (input, output) = (Table(width), Table(width));
        var (x, o) = (Doubles(input), Doubles(output));
        int[] group = [2, 4 | NegativeSampling.FirstOccurred, 5, 0, 8, 3];
        double Loss() => NaiveLoss(x[2], [.. group[2..].Select(target => o[target])], occurred: true);

        const double rate = 0.5, h = 1e-5;
        Learn(input, output, (float)rate, group);

        for (var row = 0; row < Rows; row++)
            for (var i = 0; i < width; i++)
            {
                Assert.Equal(x[row][i] - rate * Slope(Loss, ref x[row][i], h), input.Row(row)[i], Tolerance);
                Assert.Equal(o[row][i] - rate * Slope(Loss, ref o[row][i], h), output.Row(row)[i], Tolerance);
            }
    }

    [Fact]
    public void A_group_without_the_word_that_occurred_only_pushes_away()
    {
        var (input, output) = (Table(20), Table(20));
        var (x, o) = (Doubles(input), Doubles(output));
        Learn(input, output, 0.5f, [1, 2, 4, 6]);
        for (var i = 0; i < 20; i++)
        {
            var (first, second) = (Sigmoid(Dot(x[1], o[4])), Sigmoid(Dot(x[1], o[6])));
            Assert.Equal(x[1][i] - 0.5 * (first * o[4][i] + second * o[6][i]), input.Row(1)[i], Tolerance);
            Assert.Equal(o[4][i] - 0.5 * first * x[1][i], output.Row(4)[i], Tolerance);
        }
    }

    [Fact]
    public void A_word_used_again_has_already_moved()
    {
        var (together, apart) = ((Input: Table(12), Output: Table(12)), (Input: Table(12), Output: Table(12)));
        Copy(together.Input, apart.Input);
        Copy(together.Output, apart.Output);
        int[] first = [3, 1 | NegativeSampling.FirstOccurred, 4], second = [3, 2 | NegativeSampling.FirstOccurred, 5, 4];

        Learn(together.Input, together.Output, 0.1f, [.. first, .. second]);
        Learn(apart.Input, apart.Output, 0.1f, first);
        Learn(apart.Input, apart.Output, 0.1f, second);
        for (var row = 0; row < Rows; row++)
        {
            Assert.Equal(apart.Input.Row(row), together.Input.Row(row));
            Assert.Equal(apart.Output.Row(row), together.Output.Row(row));
        }
    }

    [Fact]
    public void Vectors_of_any_width_give_the_same_step()
    {
        var (wide, usual) = ((Input: Table(100), Output: Table(100)), (Input: Table(100), Output: Table(100)));
        Copy(wide.Input, usual.Input);
        Copy(wide.Output, usual.Output);
        int[] groups = [2, 4 | NegativeSampling.FirstOccurred, 5, 0, 8, 3, 7, 2, 1, 5];
        Learn(wide.Input, wide.Output, 0.5f, groups);
        NegativeSampling.Learn<Vector<float>, SimdUsual>(usual.Input, usual.Output, groups, 0.5f);
        for (var row = 0; row < Rows; row++)
            for (var i = 0; i < 100; i++)
                Assert.Equal(usual.Input.Row(row)[i], wide.Input.Row(row)[i], 1e-6f);
    }

    [Fact]
    public void A_step_is_PyTorchs()
    {
        var fixture = Fixture.Load("negative_sampling");
        var (input, output) = (Table(5), Table(5));
        Fill(input, fixture["input"]);
        Fill(output, fixture["outputs"]);
        int[] targets = [.. fixture.Ids("targets").Cast<int>()];
        var (loss, counted) = Learn(input, output, 0.5f, [2, targets.Length | NegativeSampling.FirstOccurred, .. targets]);

        Assert.Equal(fixture["loss"].Item(), loss, 1e-5);
        Assert.Equal(targets.Length, counted);
        Same.Values(fixture["input after"], Read(input, 6));
        Same.Values(fixture["outputs after"], Read(output, 6));
    }

    private static double NaiveLoss(double[] x, double[][] targets, bool occurred) => targets.Select((o, k) =>
        -Math.Log(Sigmoid(k == 0 && occurred ? Dot(x, o) : -Dot(x, o)))).Sum();

    private static double Slope(Func<double> f, ref double at, double h)
    {
        var before = at;
        at = before + h;
        var above = f();
        at = before - h;
        var below = f();
        at = before;
        return (above - below) / (2 * h);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b).Sum(pair => pair.First * pair.Second);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static (double Loss, long Targets) Learn(RowTable input, RowTable output, float rate, int[] groups) =>
        NegativeSampling.Learn(input, output, groups, rate);

    private RowTable Table(int width)
    {
        var table = new RowTable(Rows, width);
        for (var row = 0; row < Rows; row++)
            foreach (ref var value in table.Row(row))
                value = (2 * _random.NextSingle() - 1) / MathF.Sqrt(width);
        return table;
    }

    private static void Fill(RowTable table, Tensor values)
    {
        for (var row = 0; row < values.Dim(0); row++)
            values.AsSpan().Slice(row * table.Width, table.Width).CopyTo(table.Row(row));
    }

    private static Tensor Read(RowTable table, int rows) =>
        Tensor.From([.. Enumerable.Range(0, rows).SelectMany(row => table.Row(row).ToArray())], rows, table.Width);

    private static void Copy(RowTable from, RowTable to)
    {
        for (var row = 0; row < Rows; row++)
            from.Row(row).CopyTo(to.Row(row));
    }

    private static double[][] Doubles(RowTable table) =>
        [.. Enumerable.Range(0, Rows).Select(row => Array.ConvertAll(table.Row(row).ToArray(), value => (double)value))];
}
