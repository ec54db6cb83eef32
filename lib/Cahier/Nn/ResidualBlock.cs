using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>
/// The basic block of a ResNet: two convolutions learn what to add to the input (He et al. 2016, fig. 2). Where the block changes the
/// number of channels or the size, the input is projected by a convolution of 1 × 1.
/// </summary>
public sealed class ResidualBlock : Module, ILayer
{
    private readonly Conv2d _conv1, _conv2;
    private readonly BatchNorm _bn1, _bn2;
    private readonly Sequential? _projection;

    /// <summary>A block with random weights; names as torchvision's BasicBlock.</summary>
    /// <param name="inputs">C, channels of x.</param>
    /// <param name="outputs">O, channels of y.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="stride">Of the first convolution: 2 halves rows and columns.</param>
    public ResidualBlock(int inputs, int outputs, Random random, int stride = 1)
    {
        _conv1 = Register("conv1", new Conv2d(inputs, outputs, 3, random, stride, padding: 1, bias: false));
        _bn1 = Register("bn1", new BatchNorm(outputs));
        _conv2 = Register("conv2", new Conv2d(outputs, outputs, 3, random, padding: 1, bias: false));
        _bn2 = Register("bn2", new BatchNorm(outputs));
        if (stride != 1 || inputs != outputs)
        {
            _projection = Register(
                "downsample", new Sequential(new Conv2d(inputs, outputs, 1, random, stride, bias: false), new BatchNorm(outputs)));
        }
    }

    /// <summary>relu(x + F(x)), F two convolutions, each normalised.</summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <returns>[B, O, Y/stride, X/stride], rounded up</returns>
    public Tensor Forward(Tensor x)
    {
        var change = _bn2.Forward(_conv2.Forward(_bn1.Forward(_conv1.Forward(x)).Relu()));
        return (change + (_projection?.Forward(x) ?? x)).Relu();
    }
}
