using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cahier.Tensors.Kernels.Convolution;

/// <summary>The largest number of each window of a plane, and at which place of the window it stands (the first of equals).</summary>
internal static unsafe class LargestOfWindows
{
    [ThreadStatic]
    private static Workspace? _plane, _largest, _places;

    /// <summary>Finds them in one plane.</summary>
    /// <param name="windows">Of the plane.</param>
    /// <param name="offsets">Where each place of the first window lies.</param>
    /// <param name="image">[Y, X]</param>
    /// <param name="largest">[Y', X'], one a window.</param>
    /// <param name="places">[Y', X'], the index among the offsets, as a whole number in a float.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(
        in Windows windows, ReadOnlySpan<int> offsets, ReadOnlySpan<float> image, Span<float> largest, Span<float> places)
    {
        var positions = windows.Positions;
        var filled = positions + Vector<float>.Count;
        var plane = (_plane ??= new()).Take(windows.PlaneLength + Correlation.Slack);
        var most = (_largest ??= new()).Take(filled);
        var where = (_places ??= new()).Take(filled);
        windows.Lay(image, new Span<float>(plane, windows.PlaneLength), float.NegativeInfinity, PaddingMode.Zeros);
        for (var i = 0; i < positions; i += Vector<float>.Count)
        {
            var best = Vector.Load(plane + offsets[0] + i);
            var (place, next) = (Vector<float>.Zero, Vector<float>.One);
            for (var k = 1; k < offsets.Length; k++)
            {
                var x = Vector.Load(plane + offsets[k] + i);
                // What is not a number counts as largest, so that it does not go unnoticed.
                var larger = Vector.GreaterThan(x, best) | ~Vector.Equals(x, x);
                best = Vector.ConditionalSelect(larger, x, best);
                place = Vector.ConditionalSelect(larger, next, place);
                next += Vector<float>.One;
            }
            best.Store(most + i);
            place.Store(where + i);
        }
        windows.LeaveOutGaps(most, largest);
        windows.LeaveOutGaps(where, places);
    }

    /// <summary>Adds each window's gradient to the pixel that was its largest.</summary>
    /// <param name="windows">Of the plane.</param>
    /// <param name="steps">How far into the image each place of the first window lies.</param>
    /// <param name="gradients">[Y', X'], one a window.</param>
    /// <param name="places">[Y', X'], what <see cref="Find"/> found.</param>
    /// <param name="image">[Y, X]</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PassOn(
        in Windows windows, ReadOnlySpan<int> steps, ReadOnlySpan<float> gradients, ReadOnlySpan<float> places, Span<float> image)
    {
        for (var row = 0; row < windows.OutY; row++)
        {
            var own = gradients.Slice(row * windows.OutX, windows.OutX);
            var at = places.Slice(row * windows.OutX, windows.OutX);
            if (windows.Padding > 0)
                PassOnWithin(windows, row, own, at, image);
            else
                PassOn(image[(row * windows.Stride * windows.Width)..], windows.Stride, steps, own, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PassOn(
        Span<float> rows, int stride, ReadOnlySpan<int> steps, ReadOnlySpan<float> gradients, ReadOnlySpan<float> places)
    {
        for (var column = 0; column < gradients.Length; column++)
            rows[column * stride + steps[(int)places[column]]] += gradients[column];
    }

    // Clamped for a window of −∞ alone, whose first place may lie beyond the border.
    private static void PassOnWithin(
        in Windows windows, int row, ReadOnlySpan<float> gradients, ReadOnlySpan<float> places, Span<float> image)
    {
        for (var column = 0; column < gradients.Length; column++)
        {
            var (ky, kx) = Math.DivRem((int)places[column], windows.KernelX);
            var y = Math.Clamp(row * windows.Stride - windows.Padding + ky, 0, windows.Height - 1);
            var x = Math.Clamp(column * windows.Stride - windows.Padding + kx, 0, windows.Width - 1);
            image[y * windows.Width + x] += gradients[column];
        }
    }
}
