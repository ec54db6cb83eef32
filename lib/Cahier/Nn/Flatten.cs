using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Makes one row of each example: [B, C, Y, X] becomes [B, C·Y·X].</summary>
public sealed class Flatten : Module, ILayer
{
    /// <summary>The same numbers, one row an example.</summary>
    /// <param name="x">[B, …]</param>
    /// <returns>[B, the product of the other lengths]</returns>
    public Tensor Forward(Tensor x)
    {
        Shape.RequireRank(x, 1, nameof(Flatten), nameof(x));
        return x.Reshape(x.Dim(0), x.Shape.CountOf(1, x.Rank));
    }
}
