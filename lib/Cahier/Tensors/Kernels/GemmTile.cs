using System.Runtime.CompilerServices;

namespace Cahier.Tensors.Kernels;

/// <summary>
/// The innermost loop of the matrix product: a tile of C, up to 6 rows by 2 vectors, stays in registers while k advances. For each k, two
/// vectors of B and one number of each row of A are loaded and feed 12 multiply-adds: enough of them to keep the arithmetic units busy.
/// </summary>
internal static unsafe class GemmTile<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    public const int MostRows = 6;

    public static int MostColumns => 2 * TSimd.Width;

    /// <summary>C [rows, columns] = A [rows, k] · B [k, columns], plus what is at <paramref name="start"/>.</summary>
    /// <param name="rows">1 … 6</param>
    /// <param name="columns">Of C to write. B must have them filled up to one or two whole vectors.</param>
    /// <param name="k">The inner dimension.</param>
    /// <param name="a">A, whose element (i, p) is at i·aRow + p·aColumn.</param>
    /// <param name="aRow">From one row of A to the next.</param>
    /// <param name="aColumn">From one column of A to the next.</param>
    /// <param name="b">B, row after row.</param>
    /// <param name="bRow">From one row of B to the next.</param>
    /// <param name="c">C, row after row.</param>
    /// <param name="cRow">From one row of C to the next.</param>
    /// <param name="start">What the sums begin with: null for zeros, C itself to add to it, or a bias, the same for each row.</param>
    /// <param name="startRow">From one row of the start to the next.</param>
    public static void Multiply(
        int rows, int columns, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, float* c, nint cRow,
        float* start, nint startRow)
    {
        var width = columns > TSimd.Width ? 2 * TSimd.Width : TSimd.Width;
        if (columns == width)
        {
            Whole(rows, columns, k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow);
            return;
        }

        // The last columns of C end within a vector: compute whole vectors beside C, then copy what belongs to it.
        var tile = stackalloc float[MostRows * width];
        Whole(rows, columns, k, a, aRow, aColumn, b, bRow, tile, width, null, 0);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                c[i * cRow + j] = tile[i * width + j] + (start == null ? 0 : start[i * startRow + j]);
        }
    }

    private static void Whole(
        int rows, int columns, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, float* c, nint cRow,
        float* start, nint startRow)
    {
        if (columns > TSimd.Width)
        {
            switch (rows)
            {
                case 6: Tile<Six, Two>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                case 5: Tile<Five, Two>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                case 4: Tile<Four, Two>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                case 3: Tile<Three, Two>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                case 2: Tile<Two, Two>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                default: Tile<One, Two>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
            }
        }
        else
        {
            switch (rows)
            {
                case 6: Tile<Six, One>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                case 5: Tile<Five, One>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                case 4: Tile<Four, One>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                case 3: Tile<Three, One>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                case 2: Tile<Two, One>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
                default: Tile<One, One>(k, a, aRow, aColumn, b, bRow, c, cRow, start, startRow); break;
            }
        }
    }

    // Compiled once for each number of rows and vectors: the comparisons with TRows and TVectors are decided then and leave no trace.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TRows, TVectors>(
        int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, float* c, nint cRow, float* start, nint startRow)
        where TRows : ICount
        where TVectors : ICount
    {
        TVector c00 = default, c10 = default, c20 = default, c30 = default, c40 = default, c50 = default;
        TVector c01 = default, c11 = default, c21 = default, c31 = default, c41 = default, c51 = default;
        float* a0 = a, a1 = a + aRow, a2 = a + 2 * aRow, a3 = a + 3 * aRow, a4 = a + 4 * aRow, a5 = a + 5 * aRow;
        for (nint p = 0; k > 0; k--, p += aColumn, b += bRow)
        {
            var b0 = TSimd.Load(b);
            var b1 = TVectors.Value > 1 ? TSimd.Load(b + TSimd.Width) : default;
            Accumulate<TVectors>(a0[p], b0, b1, ref c00, ref c01);
            if (TRows.Value > 1)
                Accumulate<TVectors>(a1[p], b0, b1, ref c10, ref c11);
            if (TRows.Value > 2)
                Accumulate<TVectors>(a2[p], b0, b1, ref c20, ref c21);
            if (TRows.Value > 3)
                Accumulate<TVectors>(a3[p], b0, b1, ref c30, ref c31);
            if (TRows.Value > 4)
                Accumulate<TVectors>(a4[p], b0, b1, ref c40, ref c41);
            if (TRows.Value > 5)
                Accumulate<TVectors>(a5[p], b0, b1, ref c50, ref c51);
        }

        var add = start != null;
        Write<TVectors>(c, c00, c01, start, add);
        if (TRows.Value > 1)
            Write<TVectors>(c + cRow, c10, c11, start + startRow, add);
        if (TRows.Value > 2)
            Write<TVectors>(c + 2 * cRow, c20, c21, start + 2 * startRow, add);
        if (TRows.Value > 3)
            Write<TVectors>(c + 3 * cRow, c30, c31, start + 3 * startRow, add);
        if (TRows.Value > 4)
            Write<TVectors>(c + 4 * cRow, c40, c41, start + 4 * startRow, add);
        if (TRows.Value > 5)
            Write<TVectors>(c + 5 * cRow, c50, c51, start + 5 * startRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TVectors>(float a, TVector b0, TVector b1, ref TVector c0, ref TVector c1) where TVectors : ICount
    {
        var factor = TSimd.Fill(a);
        c0 = TSimd.MultiplyAdd(factor, b0, c0);
        if (TVectors.Value > 1)
            c1 = TSimd.MultiplyAdd(factor, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TVectors>(float* c, TVector c0, TVector c1, float* start, bool add) where TVectors : ICount
    {
        TSimd.Store(add ? TSimd.Add(c0, TSimd.Load(start)) : c0, c);
        if (TVectors.Value > 1)
            TSimd.Store(add ? TSimd.Add(c1, TSimd.Load(start + TSimd.Width)) : c1, c + TSimd.Width);
    }
}
