using Cahier.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Cahier.LinearAlgebra;

/// <summary>The singular value decomposition A = U·diag(S)·Vᵀ, by MathNet.Numerics.</summary>
public sealed class Svd
{
    private Svd(Tensor u, Tensor s, Tensor v) => (U, S, V) = (u, s, v);

    /// <summary>[N, R], R the smaller of N and D: orthonormal columns.</summary>
    public Tensor U { get; }

    /// <summary>[R], the singular values, largest first.</summary>
    public Tensor S { get; }

    /// <summary>[D, R]: orthonormal columns, the largest number of each positive, so that the signs are always the same.</summary>
    public Tensor V { get; }

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="a">[N, D]</param>
    /// <exception cref="ShapeException">Not a matrix, or an empty one.</exception>
    public static Svd Of(Tensor a)
    {
        Shape.RequireExactRank(a, 2, nameof(Svd), nameof(a));
        Shape.RequireExamples(a, nameof(Svd), nameof(a));
        var (u, s, v) = Thin(a.ToMatrix());
        for (var r = 0; r < s.Count; r++)
        {
            // A column of U and its column of V may change sign together.
            var largest = v.Column(r).AbsoluteMaximumIndex();
            if (v[largest, r] >= 0)
                continue;
            u.SetColumn(r, -u.Column(r));
            v.SetColumn(r, -v.Column(r));
        }
        return new(u.ToTensor(), s.ToTensor(), v.ToTensor());
    }

    /// <summary>Only the columns that are asked for: MathNet makes U [N, N], which for 20,000 points would be 3 GB.</summary>
    private static (Matrix<double> U, Vector<double> S, Matrix<double> V) Thin(Matrix<double> a)
    {
        if (a.RowCount < a.ColumnCount)
        {
            var (v, singular, u) = Thin(a.Transpose());
            return (u, singular, v);
        }

        // A = Q·R and R = U·diag(S)·Vᵀ
        var qr = a.QR(QRMethod.Thin);
        var svd = qr.R.Svd();
        return (qr.Q * svd.U, svd.S, svd.VT.Transpose());
    }

    /// <summary>The closest matrix of a given rank (Eckart and Young 1936): the sum of the first columns' products.</summary>
    /// <param name="rank">How many singular values to keep; all of them give A itself.</param>
    /// <returns>[N, D]</returns>
    public Tensor Reconstruct(int rank) => (U[.., ..rank] * S[..rank]).MatMul(V[.., ..rank].Transpose());
}
