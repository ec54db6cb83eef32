using Cahier.Nn;
using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using static Cahier.Tests.DoubleReference.Slopes;

namespace Cahier.Tests.Nn;

/// <summary>Rotary and relative positions, and attention whose queries, keys and values come from one product.</summary>
public class PositionsInAttentionTests
{
    [Theory]
    [InlineData(1, 2, 1, 0)]
    [InlineData(5, 4, 3, 7)]
    [InlineData(3, 6, 1, 2)]
    public void Rotary_turns_each_pair_of_columns(int length, int width, int heads, int start) => Compare(
        x => Functional.Rotary(x[0], width, start),
        x => Turned(x[0], width, start),
        [Numbers(1, 2, length, heads * width)]);

    [Fact]
    public void Rotary_leaves_the_columns_after_those_it_is_asked_to_turn() => Compare(
        x => Functional.Rotary(x[0], 2, start: 3, columns: 4),
        x => Doubles.Build(x[0].Shape, i => i[^1] < 4 ? Turned(x[0], 2, 3)[i] : x[0][i]),
        [Numbers(1, 3, 8)]);

    [Fact]
    public void After_rotation_a_product_depends_on_how_far_apart_two_words_stand_and_not_on_where()
    {
        var (query, key) = (Numbers(1, 1, 8), Numbers(2, 1, 8));
        float Product(int at, int other) =>
            (Functional.Rotary(query, 8, at) * Functional.Rotary(key, 8, other)).Sum().Item();
        Assert.Equal(Product(3, 1), Product(43, 41), tolerance: 1e-4f);
        Assert.Equal((query * key).Sum().Item(), Product(9, 9), tolerance: 1e-4f);
        Assert.NotEqual(Product(3, 1), Product(3, 2), tolerance: 1e-2f);
    }

    [Fact]
    public void Odd_heads_and_columns_that_are_no_heads_are_refused()
    {
        Assert.Throws<ShapeException>(() => Functional.Rotary(Tensor.Ones(2, 6), 3));
        Assert.Throws<ShapeException>(() => Functional.Rotary(Tensor.Ones(2, 6), 4));
        Assert.Throws<ShapeException>(() => Functional.Rotary(Tensor.Ones(2, 6), 2, columns: 8));
        Assert.Throws<ShapeException>(() => Functional.Rotary(Tensor.Ones(0, 6), 2));
    }

    [Theory]
    [InlineData(4, 4, 0, 2)]
    [InlineData(1, 6, 5, 3)]
    [InlineData(3, 5, 1, 0)]
    public void A_relative_bias_is_one_number_for_each_offset(int queries, int keys, int start, int reach)
    {
        var bias = new RelativePositionBias(2, reach, new Random(1));
        Compare(
            x =>
            {
                x[0].AsSpan().CopyTo(bias.Weight.AsSpan());
                var y = bias.Forward(queries, keys, start);
                // The layer's own parameter stands in for the input: its gradient is passed on by hand.
                return Tensor.Result(y.Detach(), [x[0]], dy =>
                {
                    bias.Weight.ZeroGrad();
                    y.Backward(dy);
                    x[0].AddGradient(bias.Weight.Grad!.Clone());
                });
            },
            x => Doubles.Build([2, queries, keys], i => x[0][reach + Math.Clamp(i[2] - i[1] - start, -reach, reach), i[0]]),
            [Numbers(1, 2 * reach + 1, 2)]);
    }

    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 5, 2, 3, 4)]
    [InlineData(1, 17, 3, 2, 1)]
    public void Queries_keys_and_values_of_one_product_are_attended_as_those_of_three(int batch, int length, int heads, int width, int valueWidth)
    {
        var mask = Mask.Causal(length);
        Compare(
            x => Functional.SelfAttention(x[0], heads, width, mask, dropout: 0, random: null, keepWeights: false, out _),
            x => Attended(x[0], heads, width, valueWidth),
            [Numbers(1, batch, length, heads * (2 * width + valueWidth))]);
    }

    [Fact]
    public void The_same_weights_are_dropped_from_three_products_and_from_one()
    {
        var x = Numbers(1, 2, 5, 8);
        Tensor Run(bool fused)
        {
            var attention = new MultiHeadAttention(8, 2, new Random(3), dropout: 0.5f);
            return attention.Forward(x, x, fused ? x : x.Reshape(2, 5, 8));
        }
        Assert.Equal(Run(fused: false).ToArray(), Run(fused: true).ToArray(), (a, b) => Math.Abs(a - b) < 1e-6f);
        var asUsed = new MultiHeadAttention(8, 2, new Random(3), dropout: 0.5f);
        asUsed.Eval();
        Assert.NotEqual(asUsed.Forward(x, x, x).ToArray(), Run(fused: true).ToArray());
        Assert.Equal(asUsed.Forward(x, x, x).ToArray(), asUsed.Forward(x, x, x).ToArray());
    }

    [Theory]
    [InlineData(PositionKind.Relative)]
    [InlineData(PositionKind.Rotary)]
    public void Relative_and_rotary_positions_tell_orders_apart_and_not_places(PositionKind positions)
    {
        var attention = new MultiHeadAttention(8, 2, new Random(1), positions: positions, relativeReach: 4);
        foreach (var parameter in attention.Parameters())
            foreach (ref var value in parameter.AsSpan())
                value *= 3;
        var (a, b, c) = (Numbers(1, 1, 1, 8), Numbers(2, 1, 1, 8), Numbers(3, 1, 1, 8));
        Tensor Last(params Tensor[] words)
        {
            var x = Tensor.Concatenate(words, axis: 1);
            var y = attention.Forward(x, x, x, Mask.From([.. Enumerable.Range(0, words.Length).Select(i => i >= words.Length - 3)]));
            return y.Slice(1, words.Length - 1, 1);
        }
        var there = Last(a, b, c).ToArray();
        Assert.Equal(there, Last(c, c, b, a, b, c).ToArray(), (x, y) => Math.Abs(x - y) < 1e-5f);
        Assert.NotEqual(there, Last(b, a, c).ToArray(), (x, y) => Math.Abs(x - y) < 1e-3f);
    }

    private static Doubles Turned(Doubles x, int width, int start) => Doubles.Build(x.Shape, i =>
    {
        var (column, t) = (i[^1], start + i[^2]);
        var angle = t * Math.Pow(10000, -2.0 * (column % width / 2) / width);
        var partner = x[[.. i[..^1], column % 2 == 0 ? column + 1 : column - 1]];
        return x[i] * Math.Cos(angle) + (column % 2 == 0 ? -partner : partner) * Math.Sin(angle);
    });

    private static Doubles Attended(Doubles rows, int heads, int width, int valueWidth)
    {
        var (batch, length) = (rows.Dim(0), rows.Dim(1));
        Doubles Part(int first, int columns) => Doubles.Build(
            [batch, heads, length, columns], i => rows[i[0], i[2], first + i[1] * columns + i[3]]);
        var (q, k, v) = (Part(0, width), Part(heads * width, width), Part(2 * heads * width, valueWidth));
        var scores = Doubles.MatMul(q, k.Transpose(2, 3)) / Math.Sqrt(width);
        var seen = Doubles.Build(scores.Shape, i => i[3] <= i[2] ? scores[i] : double.NegativeInfinity);
        var y = Doubles.MatMul(seen.Softmax(3), v);
        return Doubles.Build([batch, length, heads * valueWidth], i => y[i[0], i[2] / valueWidth, i[1], i[2] % valueWidth]);
    }
}
