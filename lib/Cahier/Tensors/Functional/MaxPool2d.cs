using Cahier.Tensors.Kernels;
using Cahier.Tensors.Kernels.Convolution;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// The largest number of each window, channel by channel: y(b, c, i, j) = max over (u, v) of x(b, c, S·i + u − P, S·j + v − P). The
    /// gradient goes to the first of equals.
    /// </summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <param name="kernel">K, rows and columns of a window.</param>
    /// <param name="stride">S, pixels from one window to the next; 0 for K, windows side by side.</param>
    /// <param name="padding">P, rows and columns of −∞ added on each side; at most K/2.</param>
    /// <returns>[B, C, (Y + 2P − K)/S + 1, (X + 2P − K)/S + 1], rounded down</returns>
    /// <exception cref="ShapeException">Not of rank 4, a window larger than the padded image, or an empty batch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A padding of more than half a window.</exception>
    public static Tensor MaxPool2d(Tensor x, int kernel, int stride = 0, int padding = 0)
    {
        Shape.RequireExactRank(x, 4, nameof(MaxPool2d), nameof(x));
        Shape.RequireExamples(x, nameof(MaxPool2d), nameof(x));
        Bounds.AtMost(padding, kernel / 2);
        var windows = WindowsOver(x, kernel, kernel, stride == 0 ? kernel : stride, padding, nameof(MaxPool2d));
        var (planes, pixels, outputs) = (x.Dim(0) * x.Dim(1), windows.Height * windows.Width, windows.OutY * windows.OutX);
        var offsets = windows.Offsets(channels: 1);
        int[] steps = [.. Enumerable.Range(0, kernel * kernel).Select(place => place / kernel * windows.Width + place % kernel)];

        var y = Tensor.Empty([x.Dim(0), x.Dim(1), windows.OutY, windows.OutX]);
        var places = Tensor.Empty(y.Shape);         // which (u, v) was the largest
        Cores.Split(planes, 2L * x.Count + 4L * y.Count, (from, to) =>
        {
            for (var plane = from; plane < to; plane++)
                LargestOfWindows.Find(windows, offsets, x.Row(plane, pixels), y.Row(plane, outputs), places.Row(plane, outputs));
        });

        return Tensor.Result(y, [x], dy =>
        {
            // y = x at its place: dx there is dy, elsewhere 0
            var dx = x.GradientBuffer(out var add);
            Cores.Split(planes, x.Count + 4L * y.Count, (from, to) =>
            {
                for (var plane = from; plane < to; plane++)
                {
                    var image = dx.Row(plane, pixels);
                    if (!add)
                        image.Clear();
                    LargestOfWindows.PassOn(windows, steps, dy.Row(plane, outputs), places.Row(plane, outputs), image);
                }
            });
        });
    }
}
