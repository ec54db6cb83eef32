using Cahier.Tensors;

namespace Cahier.LinearAlgebra;

/// <summary>
/// Principal component analysis: the directions along which points differ most (Pearson 1901), from the singular value decomposition of
/// the centred points.
/// </summary>
public sealed class Pca
{
    private Pca(Tensor mean, Tensor components, Tensor variances, Tensor ratios) =>
        (Mean, Components, ExplainedVariance, ExplainedRatio) = (mean, components, variances, ratios);

    /// <summary>The centre of the points, [D].</summary>
    public Tensor Mean { get; }

    /// <summary>The directions, [K, D]: orthonormal rows, the one of largest variance first.</summary>
    public Tensor Components { get; }

    /// <summary>The variance along each direction, [K], with n − 1.</summary>
    public Tensor ExplainedVariance { get; }

    /// <summary>Which part of the whole variance that is, [K].</summary>
    public Tensor ExplainedRatio { get; }

    /// <summary>Finds the directions.</summary>
    /// <param name="points">[N, D], one point a row, at least two.</param>
    /// <param name="components">K, at most the smaller of N and D.</param>
    /// <exception cref="ShapeException">Not a matrix, or an empty one.</exception>
    public static Pca Of(Tensor points, int components)
    {
        Shape.RequireExactRank(points, 2, nameof(Pca), nameof(points));
        Shape.RequireExamples(points, nameof(Pca), nameof(points));
        Bounds.AtLeast(points.Dim(0), 2, nameof(points));
        Bounds.AtLeast(components, 1);
        Bounds.AtMost(components, Math.Min(points.Dim(0), points.Dim(1)));
        using var noGradient = Tensor.NoGrad();
        var mean = points.Mean(0);
        var svd = Svd.Of(points - mean);
        var variances = svd.S.Pow(2) / (points.Dim(0) - 1);
        var whole = variances.Sum().Item();
        return new(
            mean, svd.V[.., ..components].Transpose(), variances[..components],
            whole == 0 ? Tensor.Zeros(components) : variances[..components] / whole);
    }

    /// <summary>Where points lie along the directions: (x − mean)·Cᵀ.</summary>
    /// <param name="points">[N, D]</param>
    /// <returns>[N, K]</returns>
    public Tensor Project(Tensor points)
    {
        Shape.RequireRank(points, 1, nameof(Project), nameof(points));
        return (points - Mean).MatMul(Components.Transpose());
    }

    /// <summary>The points of the space that lie there: z·C + mean.</summary>
    /// <param name="projections">[N, K]</param>
    /// <returns>[N, D]</returns>
    public Tensor Reconstruct(Tensor projections)
    {
        Shape.RequireRank(projections, 1, nameof(Reconstruct), nameof(projections));
        return projections.MatMul(Components) + Mean;
    }
}
