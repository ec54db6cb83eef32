using System.Numerics;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels;

/// <summary>
/// A right factor that many small products share, such as the weights of a recurrent layer at each step: laid out once as the product's
/// inner loop reads it. The memory is kept from one packing to the next.
/// </summary>
/// <remarks>Products may run on several cores at once; packing may not. Each element of C is one sum in the order of k.</remarks>
internal sealed unsafe class PackedMatrix
{
    // Of B, so many rows of a panel stay in the nearest cache.
    private const int BlockOfK = 256;

    private readonly Workspace _panels = new();
    private int _k, _n;

    private static int PanelWidth =>
        Vector512.IsHardwareAccelerated ? GemmTile<Simd512, Vector512<float>>.MostColumns : GemmTile<SimdUsual, Vector<float>>.MostColumns;

    /// <summary>Copies B [k, n], whose element (p, j) is at p·row + j·column: one of the steps is 1.</summary>
    public void Pack(int k, int n, float* b, nint row, nint column)
    {
        (_k, _n) = (k, n);
        var width = PanelWidth;
        var panels = _panels.Take(k * ((n + width - 1) / width * width));
        for (var j = 0; j < n; j += width, panels += k * width)
            Product.PackPanel(b + j * column, k, Math.Min(width, n - j), row, column, panels, width);
    }

    /// <summary>C [m, n] = A [m, k] · B plus what is at start (null: nothing; C itself; a bias with step 0). On the core it is on.</summary>
    public void Multiply(int m, float* a, nint aRow, float* c, nint cRow, float* start, nint startRow)
    {
        if (Vector512.IsHardwareAccelerated)
            Multiply<Simd512, Vector512<float>>(m, a, aRow, c, cRow, start, startRow);
        else
            Multiply<SimdUsual, Vector<float>>(m, a, aRow, c, cRow, start, startRow);
    }

    private void Multiply<TSimd, TVector>(int m, float* a, nint aRow, float* c, nint cRow, float* start, nint startRow)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var width = GemmTile<TSimd, TVector>.MostColumns;
        var tiles = (m + GemmTile<TSimd, TVector>.MostRows - 1) / GemmTile<TSimd, TVector>.MostRows;
        var panels = _panels.Take(_k * ((_n + width - 1) / width * width));
        for (var p = 0; p == 0 || p < _k; p += BlockOfK)
        {
            var depth = Math.Min(BlockOfK, _k - p);
            var (first, firstRow) = p == 0 ? ((nint)start, startRow) : ((nint)c, cRow);
            for (var j = 0; j < _n; j += width)
            {
                var panel = panels + (nint)j * _k + p * width;
                for (var tile = 0; tile < tiles; tile++)
                {
                    var row = (int)((long)m * tile / tiles);
                    var rows = (int)((long)m * (tile + 1) / tiles) - row;
                    GemmTile<TSimd, TVector>.Multiply(
                        rows, Math.Min(width, _n - j), depth, a + row * aRow + p, aRow, 1, panel, width, c + row * cRow + j, cRow,
                        first == 0 ? null : (float*)first + row * firstRow + j, firstRow);
                }
            }
        }
    }
}
