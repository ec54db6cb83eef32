using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Cahier.Tensors.Kernels.Convolution;

/// <summary>
/// Windows that slide over an image plane, and how the plane is laid out for them. With a stride S, neighbouring windows see pixels S
/// apart; the padded plane is therefore stored as S·S phases, each of every S-th pixel of every S-th row. In that order the pixels that one
/// place of the window sees, as it slides along a row, are contiguous: any stride is read with plain vector loads.
/// </summary>
/// <param name="Height">Y, rows of the image.</param>
/// <param name="Width">X, columns of the image.</param>
/// <param name="KernelY">Rows of a window.</param>
/// <param name="KernelX">Columns of a window.</param>
/// <param name="Stride">S, from one window to the next, in both directions.</param>
/// <param name="Padding">Rows and columns added on each side.</param>
internal readonly unsafe record struct Windows(int Height, int Width, int KernelY, int KernelX, int Stride, int Padding)
{
    private int PaddedHeight => Height + 2 * Padding;

    private int PaddedWidth => Width + 2 * Padding;

    /// <summary>How many windows there are from top to bottom.</summary>
    public int OutY => (PaddedHeight - KernelY) / Stride + 1;

    /// <summary>How many windows there are from left to right.</summary>
    public int OutX => (PaddedWidth - KernelX) / Stride + 1;

    /// <summary>From one row of a phase to the next.</summary>
    public int Pitch => (PaddedWidth + Stride - 1) / Stride;

    /// <summary>Numbers in a phase.</summary>
    public int PhaseLength => (PaddedHeight + Stride - 1) / Stride * Pitch;

    /// <summary>Numbers in all phases of a plane.</summary>
    public int PlaneLength => Stride * Stride * PhaseLength;

    /// <summary>
    /// From the first window's position to the last one's, counting along the rows of a phase; those at the end of each row that are no
    /// windows are computed along and left out.
    /// </summary>
    public int Positions => (OutY - 1) * Pitch + OutX;

    /// <summary>In which phase a place of the window lies.</summary>
    public int Phase(int ky, int kx) => ky % Stride * Stride + kx % Stride;

    /// <summary>How far into its phase a place of the first window lies.</summary>
    public int Step(int ky, int kx) => ky / Stride * Pitch + kx / Stride;

    /// <summary>How far into the plane a place of the first window lies.</summary>
    public int Offset(int ky, int kx) => Phase(ky, kx) * PhaseLength + Step(ky, kx);

    /// <summary>How far each place (c, ky, kx) of the first window lies into the planes of several channels, in row order.</summary>
    public int[] Offsets(int channels)
    {
        var offsets = new int[channels * KernelY * KernelX];
        for (var i = 0; i < offsets.Length; i++)
        {
            var (c, place) = Math.DivRem(i, KernelY * KernelX);
            offsets[i] = c * PlaneLength + Offset(place / KernelX, place % KernelX);
        }
        return offsets;
    }

    /// <summary>Lays an image plane out in phases, with its padding.</summary>
    /// <param name="image">[Y, X]</param>
    /// <param name="plane">Of <see cref="PlaneLength"/>.</param>
    /// <param name="padding">What stands beyond the border, unless that is replicated.</param>
    /// <param name="mode">Whether the border is replicated.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Lay(ReadOnlySpan<float> image, Span<float> plane, float padding, PaddingMode mode)
    {
        if (Stride == 1 && Padding == 0)
        {
            image.CopyTo(plane);
            return;
        }

        if (Padding > 0)
            plane.Fill(padding);
        var beyond = mode == PaddingMode.Replicate ? Padding : 0;
        for (var y = -beyond; y < Height + beyond; y++)
        {
            var row = image.Slice(Math.Clamp(y, 0, Height - 1) * Width, Width);
            var rows = plane[RowAt(y)..];
            for (var left = 0; left < Stride; left++)
            {
                var (x, step) = FirstOf(left);
                var target = rows[(left * PhaseLength + step)..];
                if (Stride == 1)
                    row.CopyTo(target);
                else if (Stride == 2)
                    EverySecond.Copy(row[x..], target);
                else
                    for (var i = 0; x < row.Length; i++, x += Stride)
                        target[i] = row[x];
            }
            for (var x = 1; x <= beyond; x++)
            {
                rows[ColumnAt(-x)] = row[0];
                rows[ColumnAt(Width - 1 + x)] = row[^1];
            }
        }
    }

    /// <summary>Copies what was computed at the positions of a phase to where the windows stand side by side.</summary>
    /// <param name="phase">Rows of <see cref="Pitch"/>.</param>
    /// <param name="image">[Y', X']</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void LeaveOutGaps(float* phase, Span<float> image)
    {
        var length = OutX == Pitch ? image.Length : OutX;
        for (; image.Length > 0; image = image[length..], phase += Pitch)
            new ReadOnlySpan<float>(phase, length).CopyTo(image);
    }

    /// <summary>The other way round: adds each number of the plane to the pixel that it was a copy of.</summary>
    /// <param name="plane">Of <see cref="PlaneLength"/>.</param>
    /// <param name="image">[Y, X]</param>
    /// <param name="mode">Whether the border was replicated.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ReadOnlySpan<float> plane, Span<float> image, PaddingMode mode)
    {
        var beyond = mode == PaddingMode.Replicate ? Padding : 0;
        for (var y = -beyond; y < Height + beyond; y++)
        {
            var row = image.Slice(Math.Clamp(y, 0, Height - 1) * Width, Width);
            var rows = plane[RowAt(y)..];
            for (var left = 0; left < Stride; left++)
            {
                var (x, step) = FirstOf(left);
                var source = rows[(left * PhaseLength + step)..];
                if (Stride == 1)
                    TensorPrimitives.Add(row, source[..Width], row);
                else
                    for (var i = 0; x < row.Length; i++, x += Stride)
                        row[x] += source[i];
            }
            for (var x = 1; x <= beyond; x++)
            {
                row[0] += rows[ColumnAt(-x)];
                row[^1] += rows[ColumnAt(Width - 1 + x)];
            }
        }
    }

    /// <summary>Where a row of the image begins in the first of its phases, its padding included.</summary>
    private int RowAt(int y) => (y + Padding) % Stride * Stride * PhaseLength + (y + Padding) / Stride * Pitch;

    /// <summary>Where a column of the image lies from there.</summary>
    private int ColumnAt(int x) => (x + Padding) % Stride * PhaseLength + (x + Padding) / Stride;

    /// <summary>The first column of the image in a phase, and how many of the padding stand before it.</summary>
    private (int X, int Step) FirstOf(int phase)
    {
        var step = Math.Max(0, (Padding - phase + Stride - 1) / Stride);
        return (step * Stride + phase - Padding, step);
    }
}
