using Cahier.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Cahier.LinearAlgebra;

/// <summary>min ‖A·u − b‖² + λ‖u‖², solved directly through a QR decomposition by MathNet.Numerics.</summary>
public static class LeastSquares
{
    /// <summary>The u that comes closest.</summary>
    /// <param name="a">A, [N, D]: N equations for D unknowns. Of the many answers where N is below D, the one of smallest norm.</param>
    /// <param name="b">[N], or [N, K] for K right-hand sides</param>
    /// <param name="ridge">λ, keeps u small (ridge regression).</param>
    /// <returns>[D], or [D, K]</returns>
    /// <exception cref="ShapeException">Not these shapes, or nothing in them.</exception>
    /// <exception cref="ArgumentException">Columns of A depend on each other, so that there is no one answer without a λ.</exception>
    public static Tensor Solve(Tensor a, Tensor b, float ridge = 0)
    {
        Shape.RequireExactRank(a, 2, nameof(LeastSquares), nameof(a));
        Shape.RequireExamples(a, nameof(LeastSquares), nameof(a));
        Shape.RequireRank(b, 1, nameof(LeastSquares), nameof(b));
        var isVector = b.Rank == 1;
        if (isVector)
            Shape.Require(b, [a.Dim(0)], nameof(LeastSquares), nameof(b));
        else
            Shape.Require(b, [a.Dim(0), b.Dim(-1)], nameof(LeastSquares), nameof(b));
        Bounds.AtLeast(ridge, 0);

        var (matrix, right) = (a.ToMatrix(), (isVector ? b.Reshape(-1, 1) : b).ToMatrix());
        if (ridge > 0)
        {
            // ‖A·u − b‖² + λ‖u‖² is the distance of A with √λ·I below it from b with zeros below it.
            matrix = matrix.Stack(Math.Sqrt(ridge) * Matrix<double>.Build.DenseIdentity(a.Dim(1)));
            right = right.Stack(Matrix<double>.Build.Dense(a.Dim(1), right.ColumnCount));
        }
        var u = (matrix.RowCount >= matrix.ColumnCount ? Closest(matrix, right) : Smallest(matrix, right)).ToTensor();
        return isVector ? u.Reshape(-1) : u;
    }

    /// <summary>A = Q·R: R·u = Qᵀ·b.</summary>
    private static Matrix<double> Closest(Matrix<double> a, Matrix<double> b)
    {
        var (q, r) = Decompose(a);
        return r.Solve(q.TransposeThisAndMultiply(b));
    }

    /// <summary>Aᵀ = Q·R: of all u with A·u = b the smallest is Q·R⁻ᵀ·b.</summary>
    private static Matrix<double> Smallest(Matrix<double> a, Matrix<double> b)
    {
        var (q, r) = Decompose(a.Transpose());
        return q * r.Transpose().Solve(b);
    }

    private static (Matrix<double> Q, Matrix<double> R) Decompose(Matrix<double> tall)
    {
        var qr = tall.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        var diagonal = qr.R.Diagonal().PointwiseAbs();
        // Numbers of 32-bit floats: what is below 2⁻⁴⁰ of the largest is rounding of double precision.
        if (diagonal.Minimum() <= diagonal.Maximum() * Math.Pow(2, -40))
            throw new ArgumentException(Messages.DependentColumns(tall.RowCount, tall.ColumnCount), nameof(tall));
        return (qr.Q, qr.R);
    }
}
