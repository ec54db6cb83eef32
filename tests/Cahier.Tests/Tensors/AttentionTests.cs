using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

public sealed class AttentionTests
{
    // Both sides compute in float32 sums of at most 20 terms below 4: about 20·4·2⁻²⁴ ≈ 5e-6.
    private const float Tolerance = 2e-5f;

    // Slopes with h = 1e-2 of sums of at most 60 numbers of size 1: rounding 60·2⁻²⁴/h ≈ 4e-4, curvature h² ≈ 1e-4.
    private const double SlopeTolerance = 3e-3;

    public static TheoryData<int, int, int, int, int, int> Sizes => new()
    {
        // B, H, T, S, K, Kv
        { 1, 1, 1, 1, 1, 1 }, { 2, 3, 4, 5, 6, 7 }, { 1, 2, 10, 10, 16, 16 }, { 2, 1, 3, 17, 5, 3 }, { 1, 2, 33, 16, 8, 20 }, { 1, 2, 50, 50, 5, 6 },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(61)]
    [InlineData(131)]
    public void Leaving_out_the_future_changes_nothing(int length)
    {
        var random = new Random(length);
        Tensor New() => Tensor.Randn(random, 1, 2, length, 5);
        Tensor[] fast = [New(), New(), New()];
        Tensor[] slow = [.. fast.Select(x => x.Clone())];
        foreach (var x in fast.Concat(slow))
            x.RequiresGrad = true;
        var (seed, causal) = (New(), Mask.Causal(length));
        var y = Functional.ScaledDotProductAttention(fast[0], fast[1], fast[2], causal);
        var expected = Formula(slow[0], slow[1], slow[2], causal, out _);
        y.Backward(seed);
        expected.Backward(seed);
        Same(expected, y);
        for (var i = 0; i < 3; i++)
            Same(slow[i].Grad!, fast[i].Grad!);

        using var noGradient = Tensor.NoGrad();
        Assert.Equal(y.ToArray(), Functional.ScaledDotProductAttention(fast[0], fast[1], fast[2], causal).ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Attention_equals_its_formula(int b, int h, int t, int s, int k, int kv)
    {
        var random = new Random(1);
        var (q, key, v) = (Tensor.Randn(random, b, h, t, k), Tensor.Randn(random, b, h, s, k), Tensor.Randn(random, b, h, s, kv));
        foreach (var mask in (Mask?[])[null, Visible(random, b, 1, 1, s), Visible(random, t, s), Visible(random, b, h, t, s)])
        {
            var expected = Formula(q, key, v, mask, out var expectedWeights);
            var actual = Functional.ScaledDotProductAttention(q, key, v, mask, out var weights);
            Same(expected, actual);
            Same(expectedWeights, weights);
            Same(expected, Functional.ScaledDotProductAttention(q, key, v, mask));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Heads_side_by_side_give_what_heads_apart_give(int b, int h, int t, int s, int k, int kv)
    {
        var random = new Random(2);
        var (q, key, v) = (Tensor.Randn(random, b, h, t, k), Tensor.Randn(random, b, h, s, k), Tensor.Randn(random, b, h, s, kv));
        var expected = Functional.ScaledDotProductAttention(q, key, v, mask: null, out var expectedWeights);
        var actual = Functional.MultiHeadAttention(
            SideBySide(q), SideBySide(key), SideBySide(v), h, mask: null, dropout: 0, random: null, keepWeights: true, out var weights);
        Same(SideBySide(expected), actual);
        Same(expectedWeights, weights!);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_gradients_are_those_of_the_formula(int b, int h, int t, int s, int k, int kv)
    {
        var random = new Random(3);
        var mask = Visible(random, b, 1, t, s);
        Tensor[] fast = [Tensor.Randn(random, b, h, t, k), Tensor.Randn(random, b, h, s, k), Tensor.Randn(random, b, h, s, kv)];
        Tensor[] slow = [.. fast.Select(x => x.Clone())];
        foreach (var x in fast.Concat(slow))
            x.RequiresGrad = true;
        var seed = Tensor.Randn(random, b, h, t, kv);

        // Twice, so that the second adds to the first.
        for (var i = 0; i < 2; i++)
        {
            Functional.ScaledDotProductAttention(fast[0], fast[1], fast[2], mask).Backward(seed);
            Formula(slow[0], slow[1], slow[2], mask, out _).Backward(seed);
        }
        for (var i = 0; i < 3; i++)
            Same(slow[i].Grad!, fast[i].Grad!);
    }

    [Fact]
    public void The_gradients_are_the_slopes()
    {
        var random = new Random(4);
        var mask = Mask.Causal(3);
        var check = Gradients.Check(
            x => Functional.ScaledDotProductAttention(x[0], x[1], x[2], mask),
            [Tensor.Randn(random, 2, 2, 3, 2), Tensor.Randn(random, 2, 2, 3, 2), Tensor.Randn(random, 2, 2, 3, 3)]);
        Assert.True(check.Error < SlopeTolerance, check.ToString());
    }

    [Fact]
    public void One_tensor_may_be_query_key_and_value()
    {
        var check = Gradients.Check(
            x => Functional.MultiHeadAttention(x[0], x[0], x[0], heads: 2) + x[0], [Tensor.Randn(new Random(5), 2, 3, 4)]);
        Assert.True(check.Error < SlopeTolerance, check.ToString());
    }

    [Fact]
    public void Dropped_weights_are_dropped_from_the_gradient_too()
    {
        var random = new Random(6);
        var check = Gradients.Check(
            x => Functional.MultiHeadAttention(x[0], x[1], x[2], heads: 2, mask: null, dropout: 0.4f, new Random(7)),
            [Tensor.Randn(random, 2, 3, 4), Tensor.Randn(random, 2, 5, 4), Tensor.Randn(random, 2, 5, 4)]);
        Assert.True(check.Error < SlopeTolerance, check.ToString());
    }

    [Fact]
    public void A_query_from_which_everything_is_hidden_gets_zeros_and_passes_no_gradient()
    {
        var random = new Random(8);
        var (q, k, v) = (Tensor.Randn(random, 1, 1, 2, 3), Tensor.Randn(random, 1, 1, 2, 3), Tensor.Randn(random, 1, 1, 2, 3));
        q.RequiresGrad = true;
        var y = Functional.ScaledDotProductAttention(q, k, v, Mask.From([false, false, true, true], 2, 2), out var weights);
        y.Backward(Tensor.Ones(1, 1, 2, 3));
        Assert.Equal([0, 0, 0], y.ToArray()[..3]);
        Assert.Equal([0, 0], weights.ToArray()[..2]);
        Assert.Equal([0, 0, 0], q.Grad!.ToArray()[..3]);
        Assert.DoesNotContain(y.ToArray().Concat(q.Grad!.ToArray()), float.IsNaN);
    }

    [Fact]
    public void A_causal_mask_keeps_the_future_out_of_the_past()
    {
        var random = new Random(9);
        var x = Tensor.Randn(random, 1, 6, 4);
        var before = Functional.MultiHeadAttention(x, x, x, heads: 2, Mask.Causal(6));
        x[0, 4, 1] = 100;
        var after = Functional.MultiHeadAttention(x, x, x, heads: 2, Mask.Causal(6));
        Assert.Equal(before[0, ..4, ..].ToArray(), after[0, ..4, ..].ToArray());
        Assert.NotEqual(before[0, 4.., ..].ToArray(), after[0, 4.., ..].ToArray());
    }

    [Fact]
    public void Padding_changes_nothing_for_the_words_beside_it()
    {
        var random = new Random(10);
        var ids = new[,] { { 5, 6, 7, 0, 0 } };
        var x = Tensor.Randn(random, 1, 5, 4);
        var padded = Functional.MultiHeadAttention(x, x, x, heads: 2, Mask.Padding(ids, 0));
        var alone = x.Slice(1, 0, 3);
        Same(Functional.MultiHeadAttention(alone, alone, alone, heads: 2), padded.Slice(1, 0, 3));
    }

    [Fact]
    public void Scores_of_any_size_give_weights_that_sum_to_1()
    {
        var q = Tensor.Full(1000, 1, 1, 2, 4);
        Functional.ScaledDotProductAttention(q, q, q, mask: null, out var weights);
        Assert.All(weights.Sum(-1).ToArray(), sum => Assert.Equal(1, sum, 1e-6f));
    }

    private static Tensor Formula(Tensor q, Tensor k, Tensor v, Mask? mask, out Tensor weights)
    {
        var scores = q.MatMul(k.Transpose()) / MathF.Sqrt(q.Dim(-1));
        if (mask is not null)
            scores = scores.MaskedFill(mask, float.NegativeInfinity);
        weights = scores.Softmax();
        return weights.MatMul(v);
    }

    private static Mask Visible(Random random, params int[] shape)
    {
        var visible = new bool[((Shape)shape).Count];
        for (var i = 0; i < visible.Length; i++)
            visible[i] = random.Next(3) > 0;
        return Mask.From(visible, shape);
    }

    /// <summary>[B, H, T, K] → [B, T, H·K]</summary>
    private static Tensor SideBySide(Tensor x) => x.Transpose(1, 2).Reshape(x.Dim(0), x.Dim(2), -1);

    private static void Same(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected.AsSpan()[i], actual.AsSpan()[i], Tolerance);
    }
}
