using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>max(0, x), as a layer of a <see cref="Sequential"/>.</summary>
public sealed class Relu : Module, ILayer
{
    /// <summary>max(0, x), element by element.</summary>
    /// <param name="x">any shape</param>
    /// <returns>the shape of x</returns>
    public Tensor Forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Relu();
    }
}
