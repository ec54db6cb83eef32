using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

public sealed class FunctionalTests
{
    // Slopes with h = 1e-2 of sums of at most 100 numbers of size 1: rounding 100·2⁻²⁴/h ≈ 6e-4, curvature h² ≈ 1e-4.
    private const double SlopeTolerance = 4e-3;

    // Sums of at most 100 products of size 1 in float32: 100·2⁻²⁴ ≈ 6e-6.
    private const float Tolerance = 2e-5f;

    [Fact]
    public void Linear_is_a_product_with_the_transposed_weight_plus_the_bias()
    {
        var (x, w, b) = (Numbers(1, 2, 5, 7), Numbers(2, 9, 7), Numbers(3, 9));
        Same(x.MatMul(w.Transpose()) + b, Functional.Linear(x, w, b));
        Same(x.MatMul(w.Transpose()), Functional.Linear(x, w));
    }

    [Fact]
    public void The_gradients_of_linear_are_the_slopes()
    {
        Steep(Gradients.Check(x => Functional.Linear(x[0], x[1], x[2]), [Numbers(1, 2, 3, 5), Numbers(2, 4, 5), Numbers(3, 4)]));
        Steep(Gradients.Check(x => Functional.Linear(Functional.Linear(x[0], x[1]), x[1]), [Numbers(1, 3, 4), Numbers(2, 4, 4)]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(37)]
    public void Layer_norm_equals_its_formula(int width)
    {
        var (x, gamma, beta) = (Numbers(1, 3, 4, width), Numbers(2, width), Numbers(3, width));
        var centred = x - x.Mean(-1, keepDim: true);
        var expected = centred / (x.Variance(-1, keepDim: true) + 1e-5f).Sqrt() * gamma + beta;
        // Divided by σ: errors of 2⁻²⁴ grow as σ shrinks, and rows of width 1 have σ = 0, x̂ = 0.
        Same(expected, Functional.LayerNorm(x, gamma, beta), 1e-4f);
    }

    [Fact]
    public void The_gradients_of_layer_norm_are_the_slopes()
    {
        Steep(Gradients.Check(x => Functional.LayerNorm(x[0], x[1], x[2]), [Numbers(1, 3, 19), Numbers(2, 19), Numbers(3, 19)]));
        Steep(Gradients.Check(x => Functional.LayerNorm(x[0], x[1], x[2]) + x[0] * 2, [Numbers(1, 2, 8), Numbers(2, 8), Numbers(3, 8)]));
    }

    [Fact]
    public void An_embedding_looks_rows_up_and_adds_the_gradients_of_a_repeated_word()
    {
        int[,] ids = { { 2, 0, 2 }, { 1, 2, 4 } };
        var weight = Numbers(1, 5, 3);
        var y = Functional.Embedding(weight, ids);
        Assert.Equal([2, 3, 3], y.Shape);
        Assert.Equal(weight[4, ..].ToArray(), y[1, 2, ..].ToArray());
        Steep(Gradients.Check(x => Functional.Embedding(x[0], ids) * 2 + x[0].Sum(), [weight]));
    }

    [Fact]
    public void Dropout_drops_about_p_and_keeps_the_mean()
    {
        var y = Functional.Dropout(Tensor.Ones(100_000), 0.3f, new Random(1)).ToArray();
        // The number dropped has deviation √(n·p·(1−p)) ≈ 145: five of them.
        Assert.InRange(y.Count(value => value == 0), 30_000 - 725, 30_000 + 725);
        Assert.All(y, value => Assert.True(value is 0 || MathF.Abs(value - 1 / 0.7f) < 1e-6f));
    }

    [Fact]
    public void Dropout_chooses_by_its_random_and_by_nothing_else()
    {
        var x = Tensor.Ones(1001);
        Assert.Equal(Functional.Dropout(x, 0.5f, new Random(3)).ToArray(), Functional.Dropout(x, 0.5f, new Random(3)).ToArray());
        Assert.NotEqual(Functional.Dropout(x, 0.5f, new Random(3)).ToArray(), Functional.Dropout(x, 0.5f, new Random(4)).ToArray());
        // The same choice for each element, however long the tensor is and wherever vectors end.
        Assert.Equal(
            Functional.Dropout(x, 0.5f, new Random(3)).ToArray()[..37], Functional.Dropout(Tensor.Ones(37), 0.5f, new Random(3)).ToArray());
    }

    [Fact]
    public void The_gradient_of_dropout_is_the_slope() =>
        Steep(Gradients.Check(x => Functional.Dropout(x[0], 0.4f, new Random(5)) + x[0], [Numbers(1, 3, 7)]));

    [Fact]
    public void Without_probability_nothing_is_dropped()
    {
        var x = Numbers(1, 4);
        Assert.Same(x, Functional.Dropout(x, 0, new Random(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functional.Dropout(x, 1, new Random(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functional.Dropout(x, float.NaN, new Random(1)));
    }

    [Fact]
    public void Cross_entropy_is_the_mean_of_minus_the_log_probabilities()
    {
        var logits = Numbers(1, 4, 6) * 5;
        int[] targets = [3, 0, 5, 1];
        var logP = logits.LogSoftmax();
        var expected = -targets.Select((target, row) => logP[row, target]).Average();
        Assert.Equal(expected, Functional.CrossEntropy(logits, targets).Item(), Tolerance);

        var ignoring = -((double)logP[0, 3] + logP[2, 5]) / 2;
        Assert.Equal(ignoring, Functional.CrossEntropy(logits, [3, 9, 5, 9], ignoreIndex: 9).Item(), Tolerance);

        // (1 − ε)·target + ε·mean of all classes
        var smoothed = 0.9 * expected - 0.1 * logP.Mean().Item();
        Assert.Equal(smoothed, Functional.CrossEntropy(logits, targets, labelSmoothing: 0.1f).Item(), Tolerance);
    }

    [Fact]
    public void The_gradient_of_cross_entropy_is_the_slope()
    {
        var logits = Numbers(1, 2, 3, 5);
        int[,] targets = { { 1, 4, -1 }, { 0, -1, 2 } };
        Steep(Gradients.Check(x => Functional.CrossEntropy(x[0], targets, ignoreIndex: -1), [logits]));
        Steep(Gradients.Check(
            x => Functional.CrossEntropy(x[0], targets, ignoreIndex: -1, labelSmoothing: 0.2f) * 3 + x[0].Sum(), [logits]));
    }

    [Fact]
    public void Cross_entropy_of_padding_alone_is_0_and_passes_no_gradient()
    {
        var logits = Numbers(1, 2, 3);
        logits.RequiresGrad = true;
        var loss = Functional.CrossEntropy(logits, [0, 0], ignoreIndex: 0);
        loss.Backward();
        Assert.Equal(0, loss.Item());
        Assert.All(logits.Grad!.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Cross_entropy_of_very_large_logits_is_finite() =>
        Assert.Equal(2e4f, Functional.CrossEntropy(Tensor.From([1e4f, -1e4f], 1, 2), [1]).Item(), 1f);

    private static Tensor Numbers(int seed, params Shape shape) => Tensor.Randn(new Random(seed), shape);

    private static void Steep(GradientCheck check) => Assert.True(check.Error < SlopeTolerance, check.ToString());

    private static void Same(Tensor expected, Tensor actual, float tolerance = Tolerance)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected.AsSpan()[i], actual.AsSpan()[i], tolerance);
    }
}
