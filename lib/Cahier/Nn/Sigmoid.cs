using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>σ(x) = 1/(1 + e⁻ˣ), as a layer of a <see cref="Sequential"/>.</summary>
public sealed class Sigmoid : Module, ILayer
{
    /// <summary>σ(x) = 1/(1 + e⁻ˣ), element by element.</summary>
    /// <param name="x">any shape</param>
    /// <returns>the shape of x</returns>
    public Tensor Forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Sigmoid();
    }
}
