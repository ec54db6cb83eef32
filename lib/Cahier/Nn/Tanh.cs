using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>tanh x, as a layer of a <see cref="Sequential"/>.</summary>
public sealed class Tanh : Module, ILayer
{
    /// <summary>tanh x, element by element.</summary>
    /// <param name="x">any shape</param>
    /// <returns>the shape of x</returns>
    public Tensor Forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Tanh();
    }
}
