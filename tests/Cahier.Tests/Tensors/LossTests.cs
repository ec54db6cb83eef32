using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using static Cahier.Tests.DoubleReference.Slopes;

namespace Cahier.Tests.Tensors;

public sealed class LossTests
{
    public static TheoryData<int[]> Shapes => new([], [1], [7], [3, 5], [2, 1, 3]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Mean_squared_error_is_its_formula(int[] shape) => Compare(
        x => Functional.MeanSquaredError(x[0], x[1]),
        x => ((x[0] - x[1]) * (x[0] - x[1])).Sum() / x[0].Count,
        [Numbers(1, shape), Numbers(2, shape)]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Binary_cross_entropy_is_its_formula(int[] shape)
    {
        var targets = Tensor.Rand(new Random(3), shape);
        Compare(
            x => Functional.BinaryCrossEntropyWithLogits(x[0], targets),
            x => NaiveLosses.BinaryCrossEntropy(x[0], Doubles.Of(targets)),
            [Numbers(1, shape) * 3]);
    }

    [Fact]
    public void Binary_cross_entropy_weighs_the_yes_per_column()
    {
        var (targets, weight) = (Tensor.Rand(new Random(3), 4, 3), Tensor.From([0.5f, 1, 4]));
        Compare(
            x => Functional.BinaryCrossEntropyWithLogits(x[0], targets, weight),
            x => NaiveLosses.BinaryCrossEntropy(x[0], Doubles.Of(targets), Doubles.Of(weight)),
            [Numbers(1, 4, 3) * 3]);
    }

    [Fact]
    public void Cross_entropy_keeps_the_digits_of_a_small_loss_between_large_logits()
    {
        // Next to 30000 a float takes steps of 2⁻⁹; the loss is ln(1 + e⁻¹).
        var loss = Functional.CrossEntropy(Tensor.From(new[,] { { 30_000f, 30_001f } }), [1]);
        Assert.Equal(MathF.Log(1 + MathF.Exp(-1)), loss.Item(), tolerance: 1e-6f);
    }

    [Theory]
    [InlineData(1e4f, 0f, 1e4f)]
    [InlineData(-1e4f, 0f, 0f)]
    [InlineData(-1e4f, 1f, 1e4f)]
    public void Binary_cross_entropy_of_very_large_logits_is_finite(float logit, float target, float loss)
    {
        var x = Tensor.Scalar(logit);
        x.RequiresGrad = true;
        var y = Functional.BinaryCrossEntropyWithLogits(x, Tensor.Scalar(target));
        y.Backward();
        Assert.Equal(loss, y.Item());
        Assert.Equal(loss == 0 ? 0 : MathF.Sign(logit), x.Grad!.Item());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Hinge_is_its_formula(int[] shape)
    {
        var targets = Signs(shape);
        Compare(
            x => Functional.Hinge(x[0], targets),
            x => (1 - Doubles.Of(targets) * x[0]).Map(v => Math.Max(0, v)).Sum() / x[0].Count,
            [Numbers(1, shape) * 2]);
    }

    [Theory]
    [InlineData(1, 1, 1.0)]
    [InlineData(5, 3, 1.0)]
    [InlineData(4, 7, 0.5)]
    public void Multi_class_hinge_is_its_formula(int rows, int classes, double margin)
    {
        int[] targets = [.. Enumerable.Range(0, rows).Select(row => row * 5 % classes)];
        Compare(
            x => Functional.MultiClassHinge(x[0], targets, (float)margin),
            x => NaiveLosses.MultiClassHinge(x[0], targets, margin),
            [Numbers(1, rows, classes)]);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.2f)]
    public void Cross_entropy_is_its_formula(float smoothing)
    {
        int[] targets = [3, 0, -1, 1, 4];
        Compare(
            x => Functional.CrossEntropy(x[0], targets, ignoreIndex: -1, smoothing),
            x => NaiveLosses.CrossEntropy(x[0], targets, ignoreIndex: -1, smoothing),
            [Numbers(1, 5, 7) * 3]);
        Compare(x => Functional.CrossEntropy(x[0], [0]), x => NaiveLosses.CrossEntropy(x[0], [0]), [Numbers(1, 1, 1)]);
    }

    [Fact]
    public void The_sum_is_the_mean_times_the_count()
    {
        var (x, t) = (Numbers(1, 3, 5), Signs([3, 5]));
        foreach (var loss in (Func<Reduction, Tensor>[])
            [
                r => Functional.MeanSquaredError(x, t, r),
                r => Functional.BinaryCrossEntropyWithLogits(x, (t + 1) / 2, reduction: r),
                r => Functional.Hinge(x, t, r),
            ])
        {
            Assert.Equal(15 * loss(Reduction.Mean).Item(), loss(Reduction.Sum).Item(), tolerance: 1e-4f);
        }
        Assert.Equal(
            3 * Functional.MultiClassHinge(x, [0, 1, 2]).Item(),
            Functional.MultiClassHinge(x, [0, 1, 2], reduction: Reduction.Sum).Item(),
            tolerance: 1e-5f);
    }

    [Fact]
    public void No_example_is_refused_with_a_message()
    {
        var none = Tensor.Zeros(0, 3);
        foreach (var loss in (Action[])
            [
                () => Functional.MeanSquaredError(none, none),
                () => Functional.BinaryCrossEntropyWithLogits(none, none),
                () => Functional.Hinge(none, none),
                () => Functional.MultiClassHinge(none, []),
                () => Functional.CrossEntropy(none, []),
            ])
        {
            Assert.Contains("[0, 3] is empty", Assert.Throws<ShapeException>(loss).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_a_message()
    {
        var x = Tensor.Zeros(3, 1);
        Assert.Throws<ShapeException>(() => Functional.MeanSquaredError(x, Tensor.Zeros(3)));
        Assert.Throws<ShapeException>(() => Functional.BinaryCrossEntropyWithLogits(x, Tensor.Zeros(3)));
        Assert.Throws<ShapeException>(() => Functional.BinaryCrossEntropyWithLogits(x, x, Tensor.Ones(2)));
        Assert.Throws<ShapeException>(() => Functional.Hinge(x, Tensor.Ones(1, 3)));
        Assert.Throws<ShapeException>(() => Functional.MultiClassHinge(x, [0, 0]));
        Assert.Throws<IndexException>(() => Functional.MultiClassHinge(x, [0, 0, 1]));
        var error = Assert.Throws<ArgumentException>(() => Functional.Hinge(x, Tensor.Zeros(3, 1)));
        Assert.Contains("2 * targets - 1", error.Message, StringComparison.Ordinal);
    }

    private static Tensor Signs(Shape shape)
    {
        var signs = Tensor.Ones(shape);
        for (var i = 0; i < signs.Count; i += 2)
            signs.AsSpan()[i] = -1;
        return signs;
    }
}
