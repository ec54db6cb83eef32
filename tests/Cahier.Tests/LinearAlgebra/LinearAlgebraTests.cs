using Cahier.LinearAlgebra;
using Cahier.Tensors;

namespace Cahier.Tests.LinearAlgebra;

public sealed class LinearAlgebraTests
{
    // Computed in double precision and rounded to float32; products of up to ten numbers of size 1.
    private const float Tolerance = 1e-5f;

    [Theory]
    [InlineData(7, 4)]
    [InlineData(4, 7)]
    [InlineData(5, 5)]
    [InlineData(1, 3)]
    public void Singular_values_and_vectors_make_up_the_matrix(int rows, int columns)
    {
        var a = Numbers(1, rows, columns);
        var svd = Svd.Of(a);
        var rank = Math.Min(rows, columns);
        Same(Tensor.Eye(rank), svd.U.Transpose().MatMul(svd.U));
        Same(Tensor.Eye(rank), svd.V.Transpose().MatMul(svd.V));
        Same(a, svd.Reconstruct(rank));
        Assert.Equal(svd.S.ToArray().OrderDescending(), svd.S.ToArray());
        Assert.All(Enumerable.Range(0, rank), r => Assert.True(svd.V[.., r].ToArray().MaxBy(MathF.Abs) > 0));
    }

    [Theory]
    [InlineData(30_000, 3)]
    [InlineData(3, 30_000)]
    public void Only_the_columns_asked_for_are_computed(int rows, int columns)
    {
        // A square matrix of the longer side would take 7 GB.
        var a = Numbers(7, rows, columns);
        var svd = Svd.Of(a);
        Assert.Equal($"[{rows}, 3] [3] [{columns}, 3]", $"{svd.U.Shape} {svd.S.Shape} {svd.V.Shape}");
        Same(a, svd.Reconstruct(3));
    }

    [Fact]
    public void The_closest_matrix_of_lower_rank_is_off_by_the_singular_values_left_out()
    {
        var a = Numbers(2, 6, 5);
        var svd = Svd.Of(a);
        Assert.Equal(svd.S[2..].Pow(2).Sum().Item(), (a - svd.Reconstruct(2)).Pow(2).Sum().Item(), 1e-4f);
    }

    [Fact]
    public void Principal_components_are_orthonormal_and_explain_the_variance_along_them()
    {
        var points = Numbers(3, 200, 4).MatMul(Numbers(4, 4, 4)) + Numbers(5, 4);
        var pca = Pca.Of(points, 4);
        Same(Tensor.Eye(4), pca.Components.MatMul(pca.Components.Transpose()));
        var projected = pca.Project(points);
        Same(pca.ExplainedVariance, projected.Variance(0, correction: 1), 1e-4f);
        Same(Tensor.Zeros(4), projected.Mean(0), 1e-4f);
        Assert.Equal(1, pca.ExplainedRatio.Sum().Item(), 1e-5f);
        Assert.Equal(pca.ExplainedVariance.ToArray().OrderDescending(), pca.ExplainedVariance.ToArray());
        Same(points, pca.Reconstruct(projected), 1e-4f);
        Same(pca.Components[..2], Pca.Of(points, 2).Components);
    }

    [Fact]
    public void Points_on_a_line_have_one_component()
    {
        var direction = Tensor.From([0.6f, 0.8f], 1, 2);
        var points = Tensor.Arange(-5, 6).Reshape(11, 1).MatMul(direction) + 3;
        var pca = Pca.Of(points, 1);
        Same(direction, pca.Components);
        Assert.Equal(1, pca.ExplainedRatio.Item(), 1e-5f);
        Same(points, pca.Reconstruct(pca.Project(points)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Of(points, 3));
        Assert.Throws<ShapeException>(() => Pca.Of(Tensor.Zeros(0, 2), 1));
    }

    [Fact]
    public void Least_squares_leave_a_rest_perpendicular_to_the_columns()
    {
        var (a, b) = (Numbers(1, 9, 4), Numbers(2, 9));
        var u = LeastSquares.Solve(a, b);
        Assert.Equal([4], u.Shape);
        Same(Tensor.Zeros(4, 1), a.Transpose().MatMul((a.MatMul(u.Reshape(4, 1)).Reshape(9) - b).Reshape(9, 1)));

        var exact = Numbers(3, 4, 2);
        Same(exact, LeastSquares.Solve(a, a.MatMul(exact)), 1e-4f);
    }

    [Fact]
    public void Of_many_answers_the_smallest_is_taken()
    {
        var (a, b) = (Numbers(1, 3, 8), Numbers(2, 3));
        var u = LeastSquares.Solve(a, b);
        Same(b, a.MatMul(u.Reshape(8, 1)).Reshape(3));
        // The smallest is a combination of the rows, so that a tiny ridge hardly moves it.
        Same(u, LeastSquares.Solve(a, b, ridge: 1e-6f), 1e-4f);
    }

    [Fact]
    public void A_ridge_solves_its_normal_equations()
    {
        var (a, b) = (Numbers(1, 9, 4), Numbers(2, 9));
        var u = LeastSquares.Solve(a, b, ridge: 2).Reshape(4, 1);
        Same(a.Transpose().MatMul(b.Reshape(9, 1)), (a.Transpose().MatMul(a) + Tensor.Eye(4) * 2).MatMul(u), 1e-4f);
    }

    [Fact]
    public void Columns_that_depend_on_each_other_are_named_unless_there_is_a_ridge()
    {
        var a = Tensor.From(new float[,] { { 1, 2 }, { 2, 4 }, { 3, 6 } });
        Assert.Contains("ridge", Assert.Throws<ArgumentException>(() => LeastSquares.Solve(a, Tensor.Ones(3))).Message, StringComparison.Ordinal);
        Assert.All(LeastSquares.Solve(a, Tensor.Ones(3), ridge: 0.1f).ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.Throws<ShapeException>(() => LeastSquares.Solve(a, Tensor.Ones(4)));
    }

    [Fact]
    public void Statistics_are_those_of_the_textbook()
    {
        var x = Tensor.From([2f, 4, 4, 4, 5, 5, 7, 9], 2, 4);
        Assert.Equal(Math.Sqrt(32 / 7.0), x.StandardDeviation(), 1e-12);
        Assert.Equal(4.5, x.Quantile(0.5), 1e-12);
        Assert.Equal(-1, Statistics.Correlation(Tensor.Arange(5), Tensor.Arange(5) * -2 + 1), 1e-12);
        var points = Numbers(1, 30, 3);
        var covariance = Statistics.Covariance(points);
        Assert.Equal(points[.., 1].Variance(0, correction: 1).Item(), covariance[1, 1], Tolerance);
        Assert.Equal(covariance[0, 2], covariance[2, 0]);
    }

    [Fact]
    public void Matrices_go_there_and_back()
    {
        var a = Numbers(1, 3, 5);
        Assert.Equal(a.ToArray(), a.ToMatrix().ToTensor().ToArray());
        Assert.Equal([1, 2, 3], Tensor.From([1f, 2, 3]).ToVector().ToTensor().ToArray());
    }

    private static Tensor Numbers(int seed, params Shape shape) => Tensor.Randn(new Random(seed), shape);

    private static void Same(Tensor expected, Tensor actual, float tolerance = Tolerance)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected.AsSpan()[i], actual.AsSpan()[i], tolerance);
    }
}
