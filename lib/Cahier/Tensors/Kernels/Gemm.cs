using System.Numerics.Tensors;

namespace Cahier.Tensors.Kernels;

/// <summary>Matrix products C = A·B on rows in memory, each row <c>ld</c> numbers after the one before ("leading dimension").</summary>
internal static class Gemm
{
    /// <summary>C [m, n] = A [m, k] · B [k, n], or C += with <paramref name="add"/>.</summary>
    public static void Multiply(
        int m, int n, int k, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb, Span<float> c, int ldc, bool add)
    {
        for (var i = 0; i < m; i++)
        {
            var row = c.Slice(i * ldc, n);
            if (!add)
                row.Clear();
            for (var p = 0; p < k; p++)
                TensorPrimitives.MultiplyAdd(b.Slice(p * ldb, n), a[i * lda + p], row, row);
        }
    }

    /// <summary>C [m, n] = A [m, k] · Bᵀ with B [n, k], or C += with <paramref name="add"/>.</summary>
    public static void MultiplyByTransposed(
        int m, int n, int k, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb, Span<float> c, int ldc, bool add)
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var dot = TensorPrimitives.Dot(a.Slice(i * lda, k), b.Slice(j * ldb, k));
                c[i * ldc + j] = add ? c[i * ldc + j] + dot : dot;
            }
        }
    }

    /// <summary>C [m, n] = Aᵀ · B with A [k, m] and B [k, n], or C += with <paramref name="add"/>.</summary>
    public static void MultiplyTransposed(
        int m, int n, int k, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb, Span<float> c, int ldc, bool add)
    {
        for (var i = 0; i < m; i++)
        {
            var row = c.Slice(i * ldc, n);
            if (!add)
                row.Clear();
            for (var p = 0; p < k; p++)
                TensorPrimitives.MultiplyAdd(b.Slice(p * ldb, n), a[p * lda + i], row, row);
        }
    }
}
