using System.Runtime.CompilerServices;

namespace Cahier.Tensors.Kernels;

/// <summary>
/// Matrix products C = A·B of 32-bit floats, each matrix by its first element and the distance ("leading dimension") from one row to the
/// next. After Goto and van de Geijn 2008: B is cut into blocks that stay in the second-level cache, those into panels two vectors wide.
/// </summary>
/// <remarks>
/// Every element of C is one sum in the order of k, by whatever core and in whatever tile: the bits do not depend on how the work is split.
/// </remarks>
internal static unsafe class Gemm
{
    /// <summary>C [m, n] = A [m, k] · B [k, n], or C += with <paramref name="add"/>.</summary>
    public static void Multiply(
        int m, int n, int k, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb, Span<float> c, int ldc, bool add)
    {
        Require(a, m, k, lda);
        Require(b, k, n, ldb);
        Require(c, m, n, ldc);
        fixed (float* pa = a, pb = b, pc = c)
            new Product(m, n, k, pa, lda, 1, pb, ldb, 1, pc, ldc, add ? pc : null, ldc).Run();
    }

    /// <summary>C [m, n] = A [m, k] · Bᵀ with B [n, k], or C += with <paramref name="add"/>.</summary>
    public static void MultiplyByTransposed(
        int m, int n, int k, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb, Span<float> c, int ldc, bool add)
    {
        Require(a, m, k, lda);
        Require(b, n, k, ldb);
        Require(c, m, n, ldc);
        fixed (float* pa = a, pb = b, pc = c)
            new Product(m, n, k, pa, lda, 1, pb, 1, ldb, pc, ldc, add ? pc : null, ldc).Run();
    }

    /// <summary>C [m, n] = A [m, k] · Bᵀ with B [n, k], and a bias [n] added to each row, if it is not empty.</summary>
    public static void MultiplyByTransposed(
        int m, int n, int k, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb, Span<float> c, int ldc,
        ReadOnlySpan<float> bias)
    {
        Require(a, m, k, lda);
        Require(b, n, k, ldb);
        Require(c, m, n, ldc);
        if (!bias.IsEmpty)
            Require(bias, 1, n, n);
        fixed (float* pa = a, pb = b, pc = c, start = bias)
            new Product(m, n, k, pa, lda, 1, pb, 1, ldb, pc, ldc, start, 0).Run();
    }

    /// <summary>C [m, n] = Aᵀ · B with A [k, m] and B [k, n], or C += with <paramref name="add"/>.</summary>
    public static void MultiplyTransposed(
        int m, int n, int k, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb, Span<float> c, int ldc, bool add)
    {
        Require(a, k, m, lda);
        Require(b, k, n, ldb);
        Require(c, m, n, ldc);
        fixed (float* pa = a, pb = b, pc = c)
            new Product(m, n, k, pa, 1, lda, pb, ldb, 1, pc, ldc, add ? pc : null, ldc).Run();
    }

    // What follows works with addresses: a matrix that is too short must not get that far.
    private static void Require(
        ReadOnlySpan<float> matrix, int rows, int columns, int ld, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        if (rows < 0 || columns < 0 || (rows > 0 && columns > 0 && matrix.Length < (rows - 1L) * ld + columns))
            throw new ArgumentException($"{rows} × {columns} numbers, rows {ld} apart, do not lie within {matrix.Length}.", name);
    }
}
