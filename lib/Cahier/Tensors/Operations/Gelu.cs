using System.Numerics;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// The Gaussian error linear unit, x·Φ(x), by its approximation ½x·(1 + tanh u), u = √(2/π)·(x + 0.044715x³)
    /// (Hendrycks and Gimpel 2016, section 2), which differs from the exact one by less than 0.001.
    /// </summary>
    public Tensor Gelu()
    {
        var y = Empty(_shape);
        Elementwise.Apply<GeluForward>(this, y);
        return Result(y, [this], dy =>
        {
            var dx = GradientBuffer(out var add);
            Elementwise.Apply<GeluBackward>(this, dy, dx, add);
        });
    }

    // ½(1 + tanh u) = σ(2u) = 1/(1 + e⁻²ᵘ)
    private static Vector<float> GeluGate(Vector<float> x)
    {
        var minus2U = -1.5957691216f * x * (Vector<float>.One + 0.044715f * x * x);
        return Vector<float>.One / (Vector<float>.One + Vector.Exp(minus2U));
    }

    private readonly struct GeluForward : IFunction
    {
        public static Vector<float> Apply(Vector<float> x) => x * GeluGate(x);
    }

    private readonly struct GeluBackward : IPairFunction
    {
        // y = x·σ(2u): y' = σ + x·σ(1 − σ)·2u', 2u' = 2√(2/π)·(1 + 3·0.044715x²)
        public static Vector<float> Apply(Vector<float> x, Vector<float> dy)
        {
            var gate = GeluGate(x);
            var slope = 1.5957691216f * (Vector<float>.One + 0.134145f * x * x);
            return dy * (gate + x * gate * (Vector<float>.One - gate) * slope);
        }
    }
}
