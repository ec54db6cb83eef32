using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Keeps the mean of each channel over the whole image.</summary>
public sealed class GlobalAvgPool2d : Module, ILayer
{
    /// <summary>The mean of each channel.</summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <returns>[B, C]</returns>
    public Tensor Forward(Tensor x) => Functional.GlobalAvgPool2d(x);
}
