using System.Numerics;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels;

/// <summary>
/// One product C = A·B to compute. Element (i, j) of a matrix is at i·row + j·column, so that a transposed matrix is the same memory
/// with the two steps exchanged. The sums begin with what is at start: null for zeros, C itself to add to it, a bias with step 0.
/// </summary>
internal readonly unsafe struct Product(
    int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bColumn, float* c, nint cRow,
    float* start, nint startRow)
{
    // A block of B, 256 × 512 floats, takes half of a second-level cache of 1 MB.
    private const int BlockOfK = 256;
    private const int BlockOfN = 512;

    // Rows of B further apart than this crowd into few places of the caches; then a copy pays, unless it would be used by few rows of A.
    // Where a panel is one line of the cache wide, each line serves half as many multiply-adds, and the copy always pays.
    private const int FarApart = 512;
    private const int LineOfCache = 64 / sizeof(float);
    private const int WorthPacking = 24;

    [ThreadStatic]
    private static Workspace? _packed;

    /// <summary>Computes it, on several cores if that pays.</summary>
    public void Run()
    {
        var work = 2L * m * n * k;
        if (work < Cores.WorthSharing || Cores.Count == 1)
            RunHere();
        else
            Share(work);
    }

    private void Share(long work)
    {
        if (n > m)
        {
            Cores.Split(n, work, this, static (product, from, to) => product.Columns(from, to).RunHere(), multiple: 64);
        }
        else
        {
            Cores.Split(
                m, work, this, static (product, from, to) => product.Rows(from, to).RunHere(),
                multiple: GemmTile<SimdUsual, Vector<float>>.MostRows);
        }
    }

    /// <summary>Computes it on the core it is on.</summary>
    public void RunHere()
    {
        if (Vector512.IsHardwareAccelerated)
            Run<Simd512, Vector512<float>>();
        else
            Run<SimdUsual, Vector<float>>();
    }

    private Product Columns(int from, int to) => new(
        m, to - from, k, a, aRow, aColumn, b + from * bColumn, bRow, bColumn, c + from, cRow, Ahead(start, from), startRow);

    private Product Rows(int from, int to) => new(
        to - from, n, k, a + from * aRow, aRow, aColumn, b, bRow, bColumn, c + from * cRow, cRow, Ahead(start, from * startRow), startRow);

    private static float* Ahead(float* address, nint steps) => address == null ? null : address + steps;

    private void Run<TSimd, TVector>() where TSimd : ISimd<TVector> where TVector : struct
    {
        // At least once, even where k is 0: the sums are then what they begin with.
        for (var p = 0; p == 0 || p < k; p += BlockOfK)
        {
            for (var j = 0; j < n; j += BlockOfN)
                Block<TSimd, TVector>(p, Math.Min(BlockOfK, k - p), j, Math.Min(BlockOfN, n - j));
        }
    }

    /// <summary>The part of C that a block of B [depth, width] gives, which begins at row p and column j.</summary>
    private void Block<TSimd, TVector>(int p, int depth, int j, int width) where TSimd : ISimd<TVector> where TVector : struct
    {
        var panelWidth = Panels<TSimd, TVector>.Width;
        var packed = (_packed ??= new Workspace()).Take(BlockOfK * BlockOfN);
        var block = b + p * bRow + j * bColumn;
        // What the sums begin with is added by the first block only; the others continue in C.
        var first = p == 0 ? start : c;
        var firstRow = p == 0 ? startRow : cRow;
        var packAll = bColumn != 1 || (m > WorthPacking && (bRow > FarApart || panelWidth <= LineOfCache));
        if (packAll)
            Panels<TSimd, TVector>.Pack(block, bRow, bColumn, depth, width, packed);
        Panels<TSimd, TVector>.PackLast(block, bRow, bColumn, depth, width, packed);

        var tiles = (m + GemmTile<TSimd, TVector>.MostRows - 1) / GemmTile<TSimd, TVector>.MostRows;
        for (var tile = 0; tile < tiles; tile++)
        {
            // Tiles of equal height: 10 rows are 5 + 5 rather than 6 + 4.
            var row = (int)((long)m * tile / tiles);
            var rows = (int)((long)m * (tile + 1) / tiles) - row;
            for (var panel = 0; panel < width; panel += panelWidth)
            {
                var columns = Math.Min(panelWidth, width - panel);
                var isPacked = packAll || columns < panelWidth;
                GemmTile<TSimd, TVector>.Multiply(
                    rows, columns, depth, a + row * aRow + p * aColumn, aRow, aColumn,
                    isPacked ? packed + panel * depth : block + panel, isPacked ? panelWidth : bRow,
                    c + row * cRow + j + panel, cRow,
                    Ahead(first, row * firstRow + j + panel), firstRow);
            }
        }
    }
}
