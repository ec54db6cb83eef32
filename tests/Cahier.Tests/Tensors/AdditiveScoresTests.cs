using Cahier.Tensors;
using Cahier.Tests.DoubleReference;

namespace Cahier.Tests.Tensors;

[Collection(AloneCollection.Name)]
public class AdditiveScoresTests
{
    // Sums of up to 40 terms, and for v of up to 30 · 17 of them.
    private const double Tolerance = 3e-5;

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 3, 5, 7)]
    [InlineData(3, 1, 4, 16)]
    [InlineData(2, 5, 3, 37)]
    public void Scores_and_gradients_are_those_of_the_formula(int b, int t, int s, int a) => Slopes.Compare(
        x => Functional.AdditiveScores(x[0], x[1], x[2]),
        x => Doubles.Build([b, t, s], i => Enumerable.Range(0, a).Sum(j => x[2][j] * Math.Tanh(x[0][i[0], i[1], j] + x[1][i[0], i[2], j]))),
        [Slopes.Numbers(1, b, t, a), Slopes.Numbers(2, b, s, a), Slopes.Numbers(3, a)], Tolerance);

    [Fact]
    public void The_number_of_cores_changes_no_bit()
    {
        Tensor[] inputs = [Slopes.Numbers(1, 11, 9, 50), Slopes.Numbers(2, 11, 20, 50), Slopes.Numbers(3, 50)];
        Assert.Equal(Bits(1), Bits(2));

        float[] Bits(int cores) => OnCores.Run<float[]>(cores, () =>
        {
            foreach (var input in inputs)
            {
                input.RequiresGrad = true;
                input.ZeroGrad();
            }
            var y = Functional.AdditiveScores(inputs[0], inputs[1], inputs[2]);
            (y * y).Sum().Backward();
            return [.. y.ToArray(), .. inputs.SelectMany(input => input.Grad!.ToArray())];
        });
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        string Error(Shape q, Shape k, Shape v) =>
            Assert.Throws<ShapeException>(() => Functional.AdditiveScores(Tensor.Ones(q), Tensor.Ones(k), Tensor.Ones(v))).Message;

        Assert.Contains("query is [0, 1, 2]", Error([0, 1, 2], [0, 1, 2], [2]).Replace("query [", "query is [", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("key is [1, 3, 4], expected [1, 3, 2]", Error([1, 1, 2], [1, 3, 4], [2]), StringComparison.Ordinal);
        Assert.Contains("v is [3], expected [2]", Error([1, 1, 2], [1, 3, 2], [3]), StringComparison.Ordinal);
    }
}
