using Cahier.Tensors;
using MathNet.Numerics.Statistics;

namespace Cahier.LinearAlgebra;

/// <summary>Statistics of the numbers of a tensor, by MathNet.Numerics in double precision.</summary>
public static class Statistics
{
    /// <summary>The value below which a part of the numbers lies; 0.5 is the median.</summary>
    /// <param name="tensor">any shape</param>
    /// <param name="part">From 0 to 1.</param>
    public static double Quantile(this Tensor tensor, double part)
    {
        Shape.RequireExamples(tensor, nameof(Quantile), nameof(tensor));
        return tensor.ToArray().Select(value => (double)value).Quantile(part);
    }

    /// <summary>The standard deviation of numbers that are a sample, with n − 1.</summary>
    /// <param name="tensor">any shape, at least two numbers</param>
    public static double StandardDeviation(this Tensor tensor)
    {
        Shape.RequireExamples(tensor, nameof(StandardDeviation), nameof(tensor));
        return tensor.ToArray().Select(value => (double)value).StandardDeviation();
    }

    /// <summary>How far two rows of numbers go together: 1 always, −1 against each other, 0 not at all (Pearson 1895).</summary>
    /// <param name="a">[N]</param>
    /// <param name="b">[N]</param>
    /// <exception cref="ShapeException">Not of the same shape, or empty.</exception>
    public static double Correlation(Tensor a, Tensor b)
    {
        Shape.RequireExamples(a, nameof(Correlation), nameof(a));
        Shape.Require(b, a.Shape, nameof(Correlation), nameof(b));
        return MathNet.Numerics.Statistics.Correlation.Pearson(
            a.ToArray().Select(value => (double)value), b.ToArray().Select(value => (double)value));
    }

    /// <summary>How the columns vary together, with n − 1.</summary>
    /// <param name="points">[N, D]</param>
    /// <returns>[D, D]</returns>
    /// <exception cref="ShapeException">Not a matrix, or an empty one.</exception>
    public static Tensor Covariance(Tensor points)
    {
        Shape.RequireExactRank(points, 2, nameof(Covariance), nameof(points));
        Shape.RequireExamples(points, nameof(Covariance), nameof(points));
        Bounds.AtLeast(points.Dim(0), 2, nameof(points));
        using var noGradient = Tensor.NoGrad();
        var centred = (points - points.Mean(0)).ToMatrix();
        return (centred.TransposeThisAndMultiply(centred) / (points.Dim(0) - 1)).ToTensor();
    }
}
