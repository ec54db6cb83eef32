using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Tests.Nn;

public class MultiHeadAttentionTests
{
    [Fact]
    public void A_causal_mask_keeps_the_future_out_of_the_past()
    {
        var attention = new MultiHeadAttention(8, 2, new Random(1));
        var x = Tensor.Randn(new Random(2), 1, 5, 8);
        var before = attention.Forward(x, x, x, Mask.Causal(5));

        var changed = x.Clone();
        changed[0, 3, 0] += 10;
        var after = attention.Forward(changed, changed, changed, Mask.Causal(5));

        Assert.Equal(before.Slice(1, 0, 3).ToArray(), after.Slice(1, 0, 3).ToArray());
        Assert.NotEqual(before.Slice(1, 3, 2).ToArray(), after.Slice(1, 3, 2).ToArray());
    }

    [Fact]
    public void Weights_are_kept_only_on_request_and_each_row_is_a_distribution_over_what_may_be_seen()
    {
        var attention = new MultiHeadAttention(8, 2, new Random(1));
        var (x, memory) = (Tensor.Randn(new Random(2), 2, 3, 8), Tensor.Randn(new Random(3), 2, 4, 8));
        var padding = Mask.Padding(new[,] { { 5, 5, 5, 5 }, { 5, 5, 0, 0 } }, 0);
        attention.Forward(x, memory, memory, padding);
        Assert.Null(attention.LastWeights);

        attention.KeepWeights = true;
        attention.Forward(x, memory, memory, padding);

        var weights = attention.LastWeights!;
        Assert.Equal("[2, 2, 3, 4]", weights.Shape.ToString());
        Assert.All(weights.Sum(-1).ToArray(), sum => Assert.Equal(1, sum, tolerance: 1e-6f));
        for (var head = 0; head < 2; head++)
            for (var t = 0; t < 3; t++)
                Assert.Equal((0f, 0f), (weights[1, head, t, 2], weights[1, head, t, 3]));
    }

    [Fact]
    public void Wide_heads_are_each_head_alone_added_up()
    {
        // Two heads with K = 3 and Kᵥ = 5 on D = 4: out_proj sees them side by side, so the sum over heads of each head's own part is the same.
        var attention = new MultiHeadAttention(4, 2, new Random(1), keyWidth: 3, valueWidth: 5);
        var x = Tensor.Randn(new Random(2), 1, 6, 4);
        var p = attention.NamedParameters().ToDictionary();
        Assert.Equal("[22, 4]", p["in_proj_weight"].Shape.ToString());

        var expected = Tensor.Zeros(1, 6, 4) + p["out_proj.bias"];
        for (var head = 0; head < 2; head++)
        {
            Tensor Project(int row, int rows) => x.MatMul(p["in_proj_weight"].Slice(0, row, rows).Transpose());
            var (q, k, v) = (Project(3 * head, 3), Project(6 + 3 * head, 3), Project(12 + 5 * head, 5));
            var weights = (q.MatMul(k.Transpose()) / MathF.Sqrt(3)).Softmax();
            expected += weights.MatMul(v).MatMul(p["out_proj.weight"].Slice(1, 5 * head, 5).Transpose());
        }

        var actual = attention.Forward(x, x, x).ToArray();
        // Sums of at most ten products of numbers near 1.
        foreach (var (e, a) in expected.ToArray().Zip(actual))
            Assert.Equal(e, a, tolerance: 1e-5f);
    }

    [Fact]
    public void A_width_that_the_heads_do_not_divide_is_refused_with_both_numbers()
    {
        var error = Assert.Throws<ArgumentException>(() => new MultiHeadAttention(10, 3, new Random(1)));
        Assert.Contains("10", error.Message, StringComparison.Ordinal);
        Assert.Contains("3", error.Message, StringComparison.Ordinal);
    }
}
