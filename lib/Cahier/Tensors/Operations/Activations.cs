using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The hyperbolic tangent, element by element: between −1 and 1.</summary>
    public Tensor Tanh()
    {
        var y = Empty(_shape);
        TensorPrimitives.Tanh(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(dy * (1 - y * y)));      // tanh' = 1 − tanh²
    }

    /// <summary>1/(1 + e⁻ˣ), element by element: between 0 and 1.</summary>
    public Tensor Sigmoid()
    {
        var y = Empty(_shape);
        TensorPrimitives.Sigmoid(AsSpan(), y.AsSpan());
        return Result(y, [this], dy => AddGradient(dy * (y * (1 - y))));    // σ' = σ·(1 − σ)
    }

    /// <summary>max(x, 0), element by element.</summary>
    public Tensor Relu()
    {
        var y = Empty(_shape);
        TensorPrimitives.Max(AsSpan(), 0, y.AsSpan());
        return Result(y, [this], dy =>
        {
            // What was cut off, and 0 itself, has slope 0.
            var dx = Empty(_shape);
            var from = dy.AsSpan();
            var to = dx.AsSpan();
            var kept = y.AsSpan();
            for (var i = 0; i < to.Length; i++)
                to[i] = kept[i] > 0 ? from[i] : 0;
            AddGradient(dx);
        });
    }

    /// <summary>
    /// The Gaussian error linear unit, x·Φ(x), by its approximation ½x·(1 + tanh(√(2/π)·(x + 0.044715x³)))
    /// (Hendrycks and Gimpel 2016, section 2), which differs from the exact one by less than 0.001.
    /// </summary>
    public Tensor Gelu()
    {
        const float A = 0.7978845608f;      // √(2/π)
        const float B = 0.044715f;
        using var noGradient = NoGrad();
        var t = (A * (this + B * Pow(3))).Tanh();
        var y = 0.5f * this * (1 + t);
        noGradient.Dispose();
        return Result(y, [this], dy =>
        {
            // y = ½x·(1 + t), t = tanh(A·(x + B·x³)), t' = (1 − t²)·A·(1 + 3B·x²)
            AddGradient(dy * (0.5f * (1 + t) + 0.5f * this * ((1 - t * t) * (A * (1 + 3 * B * Pow(2))))));
        });
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
