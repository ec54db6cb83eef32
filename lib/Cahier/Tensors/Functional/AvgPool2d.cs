using Cahier.Tensors.Kernels.Convolution;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>The mean of each window, channel by channel: y(b, c, i, j) = 1/K² Σ over (u, v) of x(b, c, S·i + u, S·j + v).</summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <param name="kernel">K, rows and columns of a window.</param>
    /// <param name="stride">S, pixels from one window to the next; 0 for K, windows side by side.</param>
    /// <returns>[B, C, (Y − K)/S + 1, (X − K)/S + 1], rounded down</returns>
    /// <exception cref="ShapeException">Not of rank 4, a window larger than the image, or an empty batch.</exception>
    public static Tensor AvgPool2d(Tensor x, int kernel, int stride = 0)
    {
        Shape.RequireExactRank(x, 4, nameof(AvgPool2d), nameof(x));
        Shape.RequireExamples(x, nameof(AvgPool2d), nameof(x));
        var windows = WindowsOver(x, kernel, kernel, stride == 0 ? kernel : stride, padding: 0, nameof(AvgPool2d));

        // A convolution of each plane by itself, with the same weight everywhere.
        var convolution = new Convolution2d(ConvolutionPlan.For(windows, inputs: 1, outputs: 1), x.Dim(0) * x.Dim(1), PaddingMode.Zeros);
        var weight = Tensor.Full(1f / (kernel * kernel), 1, 1, kernel, kernel);
        var y = Tensor.Empty([x.Dim(0), x.Dim(1), windows.OutY, windows.OutX]);
        convolution.Forward(x, weight, null, y);

        return Tensor.Result(y, [x], dy => convolution.BackwardToInput(dy, weight, x.GradientBuffer(out var add), add));
    }

    /// <summary>The mean of each channel over the whole image: what is left to classify at the end of a ResNet.</summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <returns>[B, C]</returns>
    /// <exception cref="ShapeException">Not of rank 4, or an empty batch.</exception>
    public static Tensor GlobalAvgPool2d(Tensor x)
    {
        Shape.RequireExactRank(x, 4, nameof(GlobalAvgPool2d), nameof(x));
        Shape.RequireExamples(x, nameof(GlobalAvgPool2d), nameof(x));
        return x.Reshape(x.Dim(0), x.Dim(1), -1).Mean(-1);
    }
}
