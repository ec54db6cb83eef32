using System.Numerics.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>eˣ, element by element.</summary>
    public Tensor Exp()
    {
        var y = Empty(_shape);
        VectorMath.Exp(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(dy * y));        // (eˣ)' = eˣ
    }

    /// <summary>The natural logarithm, element by element.</summary>
    public Tensor Log()
    {
        var y = Empty(_shape);
        TensorPrimitives.Log(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(dy / this));     // (ln x)' = 1/x
    }

    /// <summary>√x, element by element.</summary>
    public Tensor Sqrt()
    {
        var y = Empty(_shape);
        TensorPrimitives.Sqrt(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(dy / (2 * y)));  // (√x)' = 1/(2√x)
    }

    /// <summary>x raised to a power, element by element.</summary>
    public Tensor Pow(float exponent)
    {
        var y = Power(exponent);
        return Result(y, [this], dy => AddGradient(dy * (exponent * Power(exponent - 1))));     // (xᵖ)' = p·xᵖ⁻¹
    }

    private Tensor Power(float exponent)
    {
        var y = Empty(_shape);
        if (exponent == 2)
            TensorPrimitives.Multiply(AsSpan(), AsSpan(), y.AsSpan());
        else if (exponent == 1)
            AsSpan().CopyTo(y.AsSpan());
        else
            TensorPrimitives.Pow(AsSpan(), exponent, y.AsSpan());
        return y;
    }
}
