using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The sine, element by element, of angles in radians.</summary>
    public Tensor Sin()
    {
        var y = Empty(_shape);
        TensorPrimitives.Sin(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(dy * Cos()));        // sin' = cos
    }

    /// <summary>The cosine, element by element, of angles in radians.</summary>
    public Tensor Cos()
    {
        var y = Empty(_shape);
        TensorPrimitives.Cos(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(-(dy * Sin())));     // cos' = −sin
    }
}
