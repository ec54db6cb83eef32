using Cahier.Nn;
using Cahier.Tensors;
using Cahier.Tests.DoubleReference;

namespace Cahier.Tests.Tensors.Vision;

[Collection(AloneCollection.Name)]
public sealed class BatchNormTests
{
    // Divided by σ, which for two numbers may be small: their rounding errors grow by 1/σ and again by 1/σ in the gradient.
    private const double Tolerance = 3e-5;

    public static TheoryData<int[]> Shapes => [new[] { 2, 1 }, new[] { 5, 3 }, new[] { 7, 17 }, new[] { 2, 3, 5, 1 }, new[] { 1, 2, 3, 7 }, new[] { 3, 5, 4, 4 }];

    [Fact]
    public void What_receives_the_mean_and_the_variance_has_one_number_a_channel()
    {
        var (x, channels, other) = (Slopes.Numbers(1, 4, 3), Tensor.Ones(3), Tensor.Ones(2));
        Assert.Throws<ShapeException>(() => Functional.BatchNorm(x, channels, channels, mean: other));
        Assert.Throws<ShapeException>(() => Functional.BatchNorm(x, channels, channels, variance: other));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Each_channel_gets_mean_0_and_variance_1_then_its_scale_and_shift(int[] shape) => Slopes.Compare(
        x => Functional.BatchNorm(x[0], x[1], x[2]),
        x => NaiveVision.BatchNorm(x[0], x[1], x[2], 1e-5f),
        [Slopes.Numbers(1, shape), Slopes.Numbers(2, shape[1]), Slopes.Numbers(3, shape[1])], Tolerance);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void In_use_the_mean_and_variance_are_given(int[] shape)
    {
        var (mean, variance) = (Slopes.Numbers(4, shape[1]), Slopes.Numbers(5, shape[1]).Pow(2) + 0.5f);
        Slopes.Compare(
            x => Functional.BatchNormInUse(x[0], x[1], x[2], mean, variance),
            x =>
            {
                var channels = x[0].Reshape(shape[0], shape[1], x[0].Count / shape[0] / shape[1]);
                Doubles Row(Doubles perChannel) => perChannel.Reshape(shape[1], 1);
                var normalized = (channels - Row(Doubles.Of(mean))) * Row(Doubles.Of(variance).Map(v => 1 / Math.Sqrt(v + 1e-5f)));
                return (normalized * Row(x[1]) + Row(x[2])).Reshape(shape);
            },
            [Slopes.Numbers(1, shape), Slopes.Numbers(2, shape[1]), Slopes.Numbers(3, shape[1])], Tolerance);
    }

    [Fact]
    public void Running_averages_follow_the_batches_and_are_what_counts_in_use()
    {
        var norm = new BatchNorm(1, momentum: 0.5f);
        norm.Forward(Tensor.From([1f, 3], 2, 1));       // mean 2, variance with n − 1: 2
        Assert.Equal(1, norm.RunningMean.Item());
        Assert.Equal(1.5f, norm.RunningVariance.Item());
        norm.Forward(Tensor.From([5f, 5, 5], 3, 1));
        Assert.Equal(3, norm.RunningMean.Item());
        Assert.Equal(0.75f, norm.RunningVariance.Item());
        Assert.Equal(2, norm.StateDict()["num_batches_tracked"].Item());

        norm.Eval();
        Assert.Equal((4 - 3) / MathF.Sqrt(0.75f + 1e-5f), norm.Forward(Tensor.From([4f], 1, 1)).Item(), 1e-6f);
        Assert.Equal(3, norm.RunningMean.Item());
    }

    [Fact]
    public void One_number_for_a_channel_has_no_variance_to_learn_from()
    {
        Assert.Contains("its own mean", Assert.Throws<ShapeException>(() => new BatchNorm(3).Forward(Tensor.Zeros(1, 3))).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => new BatchNorm(3).Forward(Tensor.Zeros(0, 3)));
        Assert.Throws<ShapeException>(() => new BatchNorm(3).Forward(Tensor.Zeros(2, 4)));
        Assert.Throws<ShapeException>(() => new BatchNorm(3).Forward(Tensor.Zeros(2, 3, 4)));
    }

    [Fact]
    public void The_same_bits_come_out_on_any_number_of_cores()
    {
        Assert.Equal(Bits(1), Bits(2));

        static float[] Bits(int cores) => OnCores.Run<float[]>(cores, () =>
        {
            Tensor[] x = [Slopes.Numbers(1, 32, 9, 13, 11), Slopes.Numbers(2, 9), Slopes.Numbers(3, 9)];
            foreach (var input in x)
                input.RequiresGrad = true;
            var y = Functional.BatchNorm(x[0], x[1], x[2]);
            y.Pow(3).Sum().Backward();
            return [.. y.ToArray(), .. x.SelectMany(input => input.Grad!.ToArray())];
        });
    }
}
