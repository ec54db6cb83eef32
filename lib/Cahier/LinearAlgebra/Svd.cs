using Cahier.Tensors;

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
        var svd = a.ToMatrix().Svd();
        var rank = Math.Min(a.Dim(0), a.Dim(1));
        var (u, v) = (svd.U.SubMatrix(0, a.Dim(0), 0, rank), svd.VT.Transpose().SubMatrix(0, a.Dim(1), 0, rank));
        for (var r = 0; r < rank; r++)
        {
            // A column of U and its column of V may change sign together.
            var largest = v.Column(r).AbsoluteMaximumIndex();
            if (v[largest, r] >= 0)
                continue;
            u.SetColumn(r, -u.Column(r));
            v.SetColumn(r, -v.Column(r));
        }
        return new(u.ToTensor(), svd.S.ToTensor(), v.ToTensor());
    }

    /// <summary>The closest matrix of a given rank (Eckart and Young 1936): the sum of the first columns' products.</summary>
    /// <param name="rank">How many singular values to keep; all of them give A itself.</param>
    /// <returns>[N, D]</returns>
    public Tensor Reconstruct(int rank) => (U[.., ..rank] * S[..rank]).MatMul(V[.., ..rank].Transpose());
}
