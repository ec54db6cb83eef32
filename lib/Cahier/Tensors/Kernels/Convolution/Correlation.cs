using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels.Convolution;

/// <summary>
/// Sums of shifted copies: target (m, i) = start (m) + Σₖ weights (m, k)·source (offset k + i). It is a matrix product whose second factor
/// is never
/// written down: its row k is the source itself, seen from another place. A tile of 6 rows by 2 vectors stays in registers.
/// </summary>
internal static unsafe class Correlation
{
    private const int MostRows = 6;

    /// <summary>The source must be readable so many numbers beyond the last one that is used: whole vectors are read.</summary>
    public const int Slack = 2 * Rows.Unit;

    /// <summary>Computes all sums.</summary>
    /// <param name="rows">Of the target.</param>
    /// <param name="positions">Numbers in a row of the target.</param>
    /// <param name="weights">[rows, offsets]</param>
    /// <param name="start">[rows], what the sums begin with; empty for zeros.</param>
    /// <param name="offsets">Where the copies begin.</param>
    /// <param name="source">From where the offsets are counted.</param>
    /// <param name="target">[rows, targetRow], its rows filled up to a multiple of <see cref="Slack"/>.</param>
    /// <param name="targetRow">From one row of the target to the next.</param>
    public static void Run(
        int rows, int positions, ReadOnlySpan<float> weights, ReadOnlySpan<float> start, ReadOnlySpan<int> offsets, float* source,
        float* target, int targetRow)
    {
        fixed (float* w = weights, s = start)
        fixed (int* o = offsets)
        {
            if (Vector512.IsHardwareAccelerated)
                Run<Simd512, Vector512<float>>(rows, positions, w, s, o, offsets.Length, source, target, targetRow);
            else
                Run<SimdUsual, Vector<float>>(rows, positions, w, s, o, offsets.Length, source, target, targetRow);
        }
    }

    private static void Run<TSimd, TVector>(
        int rows, int positions, float* weights, float* start, int* offsets, int count, float* source, float* target, int targetRow)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var tiles = (rows + MostRows - 1) / MostRows;
        for (var tile = 0; tile < tiles; tile++)
        {
            // Tiles of equal height: 16 rows are 6 + 5 + 5 rather than 6 + 6 + 4.
            var row = (int)((long)rows * tile / tiles);
            var height = (int)((long)rows * (tile + 1) / tiles) - row;
            var w = weights + row * count;
            var s = start == null ? null : start + row;
            var t = target + row * targetRow;
            var i = 0;
            for (; i + TSimd.Width < positions; i += 2 * TSimd.Width)
            {
                switch (height)
                {
                    case 6: Tile<TSimd, TVector, Six, Two>(w, s, offsets, count, source + i, t + i, targetRow); break;
                    case 5: Tile<TSimd, TVector, Five, Two>(w, s, offsets, count, source + i, t + i, targetRow); break;
                    case 4: Tile<TSimd, TVector, Four, Two>(w, s, offsets, count, source + i, t + i, targetRow); break;
                    case 3: Tile<TSimd, TVector, Three, Two>(w, s, offsets, count, source + i, t + i, targetRow); break;
                    case 2: Tile<TSimd, TVector, Two, Two>(w, s, offsets, count, source + i, t + i, targetRow); break;
                    default: Tile<TSimd, TVector, One, Two>(w, s, offsets, count, source + i, t + i, targetRow); break;
                }
            }
            if (i >= positions)
                continue;
            switch (height)
            {
                case 6: Tile<TSimd, TVector, Six, One>(w, s, offsets, count, source + i, t + i, targetRow); break;
                case 5: Tile<TSimd, TVector, Five, One>(w, s, offsets, count, source + i, t + i, targetRow); break;
                case 4: Tile<TSimd, TVector, Four, One>(w, s, offsets, count, source + i, t + i, targetRow); break;
                case 3: Tile<TSimd, TVector, Three, One>(w, s, offsets, count, source + i, t + i, targetRow); break;
                case 2: Tile<TSimd, TVector, Two, One>(w, s, offsets, count, source + i, t + i, targetRow); break;
                default: Tile<TSimd, TVector, One, One>(w, s, offsets, count, source + i, t + i, targetRow); break;
            }
        }
    }

    // Compiled once for each number of rows and vectors: the comparisons with TRows and TVectors are decided then and leave no trace.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TSimd, TVector, TRows, TVectors>(
        float* weights, float* start, int* offsets, int count, float* source, float* target, nint targetRow)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TRows : ICount
        where TVectors : ICount
    {
        TVector s00 = default, s10 = default, s20 = default, s30 = default, s40 = default, s50 = default;
        TVector s01 = default, s11 = default, s21 = default, s31 = default, s41 = default, s51 = default;
        if (start != null)
        {
            s00 = s01 = TSimd.Fill(start[0]);
            if (TRows.Value > 1)
                s10 = s11 = TSimd.Fill(start[1]);
            if (TRows.Value > 2)
                s20 = s21 = TSimd.Fill(start[2]);
            if (TRows.Value > 3)
                s30 = s31 = TSimd.Fill(start[3]);
            if (TRows.Value > 4)
                s40 = s41 = TSimd.Fill(start[4]);
            if (TRows.Value > 5)
                s50 = s51 = TSimd.Fill(start[5]);
        }
        float* w0 = weights, w1 = weights + count, w2 = weights + 2 * count, w3 = weights + 3 * count;
        float* w4 = weights + 4 * count, w5 = weights + 5 * count;
        for (nint k = 0; k < count; k++)
        {
            var from = source + offsets[k];
            var x0 = TSimd.Load(from);
            var x1 = TVectors.Value > 1 ? TSimd.Load(from + TSimd.Width) : default;
            Accumulate<TSimd, TVector, TVectors>(w0[k], x0, x1, ref s00, ref s01);
            if (TRows.Value > 1)
                Accumulate<TSimd, TVector, TVectors>(w1[k], x0, x1, ref s10, ref s11);
            if (TRows.Value > 2)
                Accumulate<TSimd, TVector, TVectors>(w2[k], x0, x1, ref s20, ref s21);
            if (TRows.Value > 3)
                Accumulate<TSimd, TVector, TVectors>(w3[k], x0, x1, ref s30, ref s31);
            if (TRows.Value > 4)
                Accumulate<TSimd, TVector, TVectors>(w4[k], x0, x1, ref s40, ref s41);
            if (TRows.Value > 5)
                Accumulate<TSimd, TVector, TVectors>(w5[k], x0, x1, ref s50, ref s51);
        }

        Write<TSimd, TVector, TVectors>(target, s00, s01);
        if (TRows.Value > 1)
            Write<TSimd, TVector, TVectors>(target + targetRow, s10, s11);
        if (TRows.Value > 2)
            Write<TSimd, TVector, TVectors>(target + 2 * targetRow, s20, s21);
        if (TRows.Value > 3)
            Write<TSimd, TVector, TVectors>(target + 3 * targetRow, s30, s31);
        if (TRows.Value > 4)
            Write<TSimd, TVector, TVectors>(target + 4 * targetRow, s40, s41);
        if (TRows.Value > 5)
            Write<TSimd, TVector, TVectors>(target + 5 * targetRow, s50, s51);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TSimd, TVector, TVectors>(float weight, TVector x0, TVector x1, ref TVector s0, ref TVector s1)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TVectors : ICount
    {
        var factor = TSimd.Fill(weight);
        s0 = TSimd.MultiplyAdd(factor, x0, s0);
        if (TVectors.Value > 1)
            s1 = TSimd.MultiplyAdd(factor, x1, s1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TSimd, TVector, TVectors>(float* target, TVector s0, TVector s1)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TVectors : ICount
    {
        TSimd.Store(s0, target);
        if (TVectors.Value > 1)
            TSimd.Store(s1, target + TSimd.Width);
    }
}
