using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Filters that slide over images: the same small weights at every place (LeCun et al. 1998).</summary>
public sealed class Conv2d : Module, ILayer
{
    private readonly int _stride, _padding;
    private readonly PaddingMode _mode;

    /// <summary>Filters with random weights, uniform in ±1/√(C·K²) as in PyTorch.</summary>
    /// <param name="inputs">C, channels of x.</param>
    /// <param name="outputs">O, channels of y: the number of filters.</param>
    /// <param name="kernel">K, rows and columns of a filter.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="stride">Pixels from one window to the next.</param>
    /// <param name="padding">Rows and columns added on each side.</param>
    /// <param name="bias">Whether each output channel has a bias.</param>
    /// <param name="mode">What stands in the padding.</param>
    public Conv2d(
        int inputs, int outputs, int kernel, Random random, int stride = 1, int padding = 0, bool bias = true,
        PaddingMode mode = PaddingMode.Zeros)
    {
        var seen = inputs * kernel * kernel;
        Weight = Register("weight", Initialization.KaimingUniform(seen, random, outputs, inputs, kernel, kernel));
        Bias = bias ? Register("bias", Initialization.KaimingUniform(seen, random, outputs)) : null;
        (_stride, _padding, _mode) = (stride, padding, mode);
    }

    /// <summary>The filters, [O, C, K, K]</summary>
    public Tensor Weight { get; }

    /// <summary>[O]</summary>
    public Tensor? Bias { get; }

    /// <summary>What each filter finds in each window.</summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <returns>[B, O, Y', X']</returns>
    public Tensor Forward(Tensor x) => Functional.Conv2d(x, Weight, Bias, _stride, _padding, _mode);
}
