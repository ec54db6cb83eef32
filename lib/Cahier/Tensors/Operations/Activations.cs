using System.Numerics.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The hyperbolic tangent, element by element: between −1 and 1.</summary>
    public Tensor Tanh()
    {
        var y = Empty(_shape);
        VectorMath.Tanh(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(dy * (1 - y * y)));      // tanh' = 1 − tanh²
    }

    /// <summary>1/(1 + e⁻ˣ), element by element: between 0 and 1.</summary>
    public Tensor Sigmoid()
    {
        var y = Empty(_shape);
        VectorMath.Sigmoid(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(dy * (y * (1 - y))));    // σ' = σ·(1 − σ)
    }

    /// <summary>|x|, element by element.</summary>
    public Tensor Abs()
    {
        var y = Empty(_shape);
        TensorPrimitives.Abs(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(dy * Sign()));       // |x|' = sign x
    }

    private Tensor Sign()
    {
        var y = Empty(_shape);
        var from = AsSpan();
        var to = y.AsSpan();
        for (var i = 0; i < to.Length; i++)
            to[i] = from[i] > 0 ? 1 : from[i] < 0 ? -1 : 0;
        return y;
    }
}
