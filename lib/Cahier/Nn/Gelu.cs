using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>x·Φ(x) (Hendrycks and Gimpel 2016), as a layer of a <see cref="Sequential"/>.</summary>
public sealed class Gelu : Module, ILayer
{
    /// <summary>x·Φ(x) (Hendrycks and Gimpel 2016), element by element.</summary>
    /// <param name="x">any shape</param>
    /// <returns>the shape of x</returns>
    public Tensor Forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Gelu();
    }
}
