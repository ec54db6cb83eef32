using System.Runtime.CompilerServices;

namespace Cahier.Tensors.Kernels.Convolution;

/// <summary>
/// What a convolution's weights get from one image: sums (k, o) += Σ over the windows of source (offset k + window)·gradients (window, o).
/// A tile of 6 places of the window by 2 vectors of output channels stays in registers.
/// </summary>
internal static unsafe class WeightSums<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    private const int MostRows = 6;

    /// <summary>Adds one image's part.</summary>
    /// <param name="offsets">Where each place of the first window lies.</param>
    /// <param name="windows">How many windows there are, and the steps between them.</param>
    /// <param name="source">The image in phases.</param>
    /// <param name="gradients">[windows, width]: of one window after the other, its gradient in each output channel.</param>
    /// <param name="width">Output channels, filled up to whole vectors.</param>
    /// <param name="sums">[offsets, width]</param>
    public static void Add(ReadOnlySpan<int> offsets, in Windows windows, float* source, float* gradients, int width, float* sums)
    {
        var (outY, outX, pitch) = (windows.OutY, windows.OutX, windows.Pitch);
        var tiles = (offsets.Length + MostRows - 1) / MostRows;
        fixed (int* o = offsets)
        {
            for (var tile = 0; tile < tiles; tile++)
            {
                var row = (int)((long)offsets.Length * tile / tiles);
                var height = (int)((long)offsets.Length * (tile + 1) / tiles) - row;
                var column = 0;
                for (; column + TSimd.Width < width; column += 2 * TSimd.Width)
                    Tile<Two>(height, o + row, source, outY, outX, pitch, gradients + column, width, sums + row * width + column);
                if (column < width)
                    Tile<One>(height, o + row, source, outY, outX, pitch, gradients + column, width, sums + row * width + column);
            }
        }
    }

    private static void Tile<TVectors>(
        int height, int* offsets, float* source, int outY, int outX, int pitch, float* gradients, int width, float* sums)
        where TVectors : ICount
    {
        switch (height)
        {
            case 6: Tile<Six, TVectors>(offsets, source, outY, outX, pitch, gradients, width, sums); break;
            case 5: Tile<Five, TVectors>(offsets, source, outY, outX, pitch, gradients, width, sums); break;
            case 4: Tile<Four, TVectors>(offsets, source, outY, outX, pitch, gradients, width, sums); break;
            case 3: Tile<Three, TVectors>(offsets, source, outY, outX, pitch, gradients, width, sums); break;
            case 2: Tile<Two, TVectors>(offsets, source, outY, outX, pitch, gradients, width, sums); break;
            default: Tile<One, TVectors>(offsets, source, outY, outX, pitch, gradients, width, sums); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TRows, TVectors>(
        int* offsets, float* source, int outY, int outX, int pitch, float* gradients, nint width, float* sums)
        where TRows : ICount
        where TVectors : ICount
    {
        TVector s00 = default, s10 = default, s20 = default, s30 = default, s40 = default, s50 = default;
        TVector s01 = default, s11 = default, s21 = default, s31 = default, s41 = default, s51 = default;
        var x0 = source + offsets[0];
        var x1 = TRows.Value > 1 ? source + offsets[1] : x0;
        var x2 = TRows.Value > 2 ? source + offsets[2] : x0;
        var x3 = TRows.Value > 3 ? source + offsets[3] : x0;
        var x4 = TRows.Value > 4 ? source + offsets[4] : x0;
        var x5 = TRows.Value > 5 ? source + offsets[5] : x0;
        for (nint y = 0; y < outY; y++)
        {
            for (var x = y * pitch; x < y * pitch + outX; x++, gradients += width)
            {
                var g0 = TSimd.Load(gradients);
                var g1 = TVectors.Value > 1 ? TSimd.Load(gradients + TSimd.Width) : default;
                Accumulate<TVectors>(x0[x], g0, g1, ref s00, ref s01);
                if (TRows.Value > 1)
                    Accumulate<TVectors>(x1[x], g0, g1, ref s10, ref s11);
                if (TRows.Value > 2)
                    Accumulate<TVectors>(x2[x], g0, g1, ref s20, ref s21);
                if (TRows.Value > 3)
                    Accumulate<TVectors>(x3[x], g0, g1, ref s30, ref s31);
                if (TRows.Value > 4)
                    Accumulate<TVectors>(x4[x], g0, g1, ref s40, ref s41);
                if (TRows.Value > 5)
                    Accumulate<TVectors>(x5[x], g0, g1, ref s50, ref s51);
            }
        }

        Add<TVectors>(sums, s00, s01);
        if (TRows.Value > 1)
            Add<TVectors>(sums + width, s10, s11);
        if (TRows.Value > 2)
            Add<TVectors>(sums + 2 * width, s20, s21);
        if (TRows.Value > 3)
            Add<TVectors>(sums + 3 * width, s30, s31);
        if (TRows.Value > 4)
            Add<TVectors>(sums + 4 * width, s40, s41);
        if (TRows.Value > 5)
            Add<TVectors>(sums + 5 * width, s50, s51);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TVectors>(float x, TVector g0, TVector g1, ref TVector s0, ref TVector s1) where TVectors : ICount
    {
        var factor = TSimd.Fill(x);
        s0 = TSimd.MultiplyAdd(factor, g0, s0);
        if (TVectors.Value > 1)
            s1 = TSimd.MultiplyAdd(factor, g1, s1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TVectors>(float* sums, TVector s0, TVector s1) where TVectors : ICount
    {
        TSimd.Store(TSimd.Add(s0, TSimd.Load(sums)), sums);
        if (TVectors.Value > 1)
            TSimd.Store(TSimd.Add(s1, TSimd.Load(sums + TSimd.Width)), sums + TSimd.Width);
    }
}
