using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using static Cahier.Tests.DoubleReference.Slopes;

namespace Cahier.Tests.Tensors;

public sealed class FunctionalAgainstDoublesTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 5, 7)]
    [InlineData(3, 17, 13)]
    public void Linear(int rows, int inputs, int outputs)
    {
        Compare(
            x => Functional.Linear(x[0], x[1], x[2]),
            x => Doubles.MatMul(x[0], x[1].Transpose(0, 1)) + x[2],
            [Numbers(1, rows, inputs), Numbers(2, outputs, inputs), Numbers(3, outputs)]);
        Compare(
            x => Functional.Linear(x[0], x[1]),
            x => Doubles.MatMul(x[0], x[1].Transpose(0, 1)),
            [Numbers(1, 2, rows, inputs), Numbers(2, outputs, inputs)]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 7)]
    [InlineData(1, 37)]
    public void Layer_norm(int rows, int width)
    {
        static Doubles Naive(Doubles x)
        {
            var centred = x - x.Mean(-1);
            return centred / ((centred * centred).Mean(-1) + 1e-5).Map(Math.Sqrt);
        }

        // Divided by σ: rounding errors grow as σ shrinks, and two numbers can be close to each other.
        const double Rounding = 4e-5;
        Tensor[] inputs = [Numbers(1, rows, 2, width), Numbers(2, width), Numbers(3, width)];
        Compare(x => Functional.LayerNorm(x[0], x[1], x[2]), x => Naive(x[0]) * x[1] + x[2], inputs, Rounding);
        Compare(x => Functional.LayerNorm(x[0], x[1], null), x => Naive(x[0]) * x[1], inputs[..2], Rounding);
    }

    [Fact]
    public void Embedding()
    {
        int[,] ids = { { 2, 0, 2 }, { 1, 2, 4 } };
        Compare(
            x => Functional.Embedding(x[0], ids),
            x => Doubles.Build([2, 3, 7], index => x[0][ids[index[0], index[1]], index[2]]),
            [Numbers(1, 5, 7)]);
        Compare(x => Functional.Embedding(x[0], [0]), x => x[0].Reshape(1, 1), [Numbers(1, 1, 1)]);
    }

    [Fact]
    public void Dropout()
    {
        // The choice does not depend on the values: what happens to ones happens to all.
        var kept = Doubles.Of(Functional.Dropout(Tensor.Ones(3, 17), 0.4f, new Random(5)));
        Compare(x => Functional.Dropout(x[0], 0.4f, new Random(5)), x => x[0] * kept, [Numbers(1, 3, 17)]);
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 3, 5, 3)]
    [InlineData(1, 7, 7, 2)]
    public void Attention(int heads, int queries, int sources, int width)
    {
        var hidden = Mask.From([.. Enumerable.Range(0, queries * sources).Select(i => i % 3 != 1)], queries, sources);
        foreach (var mask in (Mask?[])[null, hidden, queries == sources ? Mask.Causal(queries) : null])
        {
            Compare(
                x => Functional.ScaledDotProductAttention(x[0], x[1], x[2], mask),
                x => NaiveAttention(x[0], x[1], x[2], mask),
                [Numbers(1, 2, heads, queries, width), Numbers(2, 2, heads, sources, width), Numbers(3, 2, heads, sources, width + 1)]);
        }
    }

    [Fact]
    public void Attention_of_a_sequence_to_itself_with_heads_side_by_side()
    {
        static Doubles Apart(Doubles x) => x.Reshape(2, 5, 3, 4).Transpose(1, 2);

        Compare(
            x => Functional.MultiHeadAttention(x[0], x[0], x[0], heads: 3, Mask.Causal(5)),
            x => NaiveAttention(Apart(x[0]), Apart(x[0]), Apart(x[0]), Mask.Causal(5)).Transpose(1, 2).Reshape(2, 5, 12),
            [Numbers(1, 2, 5, 12)]);
    }

    [Fact]
    public void Products_of_matrices_whose_batches_are_broadcast()
    {
        foreach (var (a, b) in ((int[], int[])[])
            [([1, 1], [1, 1]), ([3, 5], [5, 7]), ([2, 3, 5], [5, 7]), ([2, 3, 5], [2, 5, 1]), ([3, 5], [4, 5, 2]), ([2, 1, 3, 5], [4, 5, 2])])
        {
            Compare(x => x[0].MatMul(x[1]), x => Doubles.MatMul(x[0], x[1]), [Numbers(1, a), Numbers(2, b)]);
        }
        Compare(x => x[0].MatMul(x[0]), x => Doubles.MatMul(x[0], x[0]), [Numbers(1, 5, 5)]);
    }

    [Fact]
    public void Parts_taken_with_indices_and_ranges_on_any_axis()
    {
        Compare(
            x => x[0][^1, .., 1..3, 2], x => Doubles.Build([3, 2], index => x[0][1, index[0], 1 + index[1], 2]), [Numbers(1, 2, 3, 4, 5)]);
        Compare(x => x[0][.., ^2], x => Doubles.Build([3], index => x[0][index[0], 3]), [Numbers(1, 3, 5)]);
        Compare(x => x[0][..^1, -1], x => Doubles.Build([2], index => x[0][index[0], 4]), [Numbers(1, 3, 5)]);
    }

    [Fact]
    public void Tensors_beside_each_other() =>
        Compare(
            x => Tensor.Stack([x[0], x[1], x[0]], axis: 1),
            x => Doubles.Build([2, 3, 5], index => x[index[1] % 2][index[0], index[2]]),
            [Numbers(1, 2, 5), Numbers(2, 2, 5)]);

    private static Doubles NaiveAttention(Doubles query, Doubles key, Doubles value, Mask? mask)
    {
        var scores = Doubles.MatMul(query, key.Transpose(2, 3)) / Math.Sqrt(query.Dim(-1));
        if (mask is not null)
            scores = Doubles.Build(scores.Shape, index => mask[index[2], index[3]] ? scores[index] : double.NegativeInfinity);
        return Doubles.MatMul(scores.Softmax(-1), value);
    }
}
