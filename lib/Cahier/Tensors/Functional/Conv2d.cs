using Cahier.Tensors.Kernels.Convolution;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// Slides each of the O filters over the images: y(b, o, i, j) = bias(o) + Σ w(o, c, u, v)·x(b, c, S·i + u − P, S·j + v − P), summed
    /// over
    /// the channels c and the places (u, v) of the window. As in PyTorch the filter is not turned round: strictly, a cross-correlation.
    /// </summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <param name="weight">[O, C, KY, KX]</param>
    /// <param name="bias">[O], or null for none</param>
    /// <param name="stride">S, pixels from one window to the next.</param>
    /// <param name="padding">P, rows and columns added on each side.</param>
    /// <param name="mode">What stands in those.</param>
    /// <returns>[B, O, (Y + 2P − KY)/S + 1, (X + 2P − KX)/S + 1], rounded down</returns>
    /// <exception cref="ShapeException">
    /// Not these ranks, another number of channels, a window larger than the padded image, or an empty batch.
    /// </exception>
    public static Tensor Conv2d(
        Tensor x, Tensor weight, Tensor? bias = null, int stride = 1, int padding = 0, PaddingMode mode = PaddingMode.Zeros)
    {
        Shape.RequireExactRank(x, 4, nameof(Conv2d), nameof(x));
        Shape.RequireExactRank(weight, 4, nameof(Conv2d), nameof(weight));
        Shape.RequireExamples(x, nameof(Conv2d), nameof(x));
        Shape.RequireExamples(weight, nameof(Conv2d), nameof(weight));
        var (batch, inputs, outputs) = (x.Dim(0), x.Dim(1), weight.Dim(0));
        if (weight.Dim(1) != inputs)
            throw new ShapeException(Messages.ChannelsDiffer(x.Shape, weight.Shape));
        if (bias is not null)
            Shape.Require(bias, [outputs], nameof(Conv2d), nameof(bias));
        var windows = WindowsOver(x, weight.Dim(2), weight.Dim(3), stride, padding, nameof(Conv2d));

        var convolution = new Convolution2d(ConvolutionPlan.For(windows, inputs, outputs), batch, mode);
        var y = Tensor.Empty([batch, outputs, windows.OutY, windows.OutX]);
        convolution.Forward(x, weight, bias, y);

        return Tensor.Result(y, bias is null ? [x, weight] : [x, weight, bias], dy =>
        {
            // y = bias + Σ w·(x shifted by (u, v)): dx = Σ w·(dy shifted back), dw = Σ dy·(x shifted), dbias = Σ dy
            if (x.RequiresGrad)
                convolution.BackwardToInput(dy, weight, x.GradientBuffer(out var add), add);
            var (addWeight, addBias) = (false, false);
            var dw = weight.RequiresGrad ? weight.GradientBuffer(out addWeight) : null;
            var db = bias is { RequiresGrad: true } ? bias.GradientBuffer(out addBias) : null;
            if (dw is not null || db is not null)
                convolution.BackwardToWeight(x, dy, dw, addWeight, db, addBias);
        });
    }

    /// <summary>Windows over an image batch [B, C, Y, X], at least one.</summary>
    private static Windows WindowsOver(Tensor x, int kernelY, int kernelX, int stride, int padding, string operation)
    {
        Bounds.AtLeast(kernelY, 1);
        Bounds.AtLeast(kernelX, 1);
        Bounds.AtLeast(stride, 1);
        Bounds.AtLeast(padding, 0);
        if (x.Dim(2) + 2 * padding < kernelY || x.Dim(3) + 2 * padding < kernelX)
            throw new ShapeException(Messages.WindowTooLarge(operation, x.Shape, kernelY, kernelX, padding));
        return new(x.Dim(2), x.Dim(3), kernelY, kernelX, stride, padding);
    }
}
