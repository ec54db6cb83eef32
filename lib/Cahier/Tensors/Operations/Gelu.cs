using System.Numerics;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// The Gaussian error linear unit, x·Φ(x) with Φ the normal distribution function (Hendrycks and Gimpel 2016, section 2), or its
    /// approximation ½x·(1 + tanh u), u = √(2/π)·(x + 0.044715x³), which GPT-2 used and which differs by less than 0.001.
    /// </summary>
    /// <param name="approximate">Whether to compute the approximation.</param>
    public Tensor Gelu(bool approximate = false) => approximate ? Gelu<TanhGelu, TanhGelu>() : Gelu<ExactGelu, ExactGelu>();

    private Tensor Gelu<TForward, TBackward>() where TForward : IFunction where TBackward : IPairFunction
    {
        var y = Empty(_shape);
        Elementwise.Apply<TForward>(this, y);
        return Result(y, [this], this, static (x, dy) =>
        {
            var dx = x.GradientBuffer(out var add);
            Elementwise.Apply<TBackward>(x, dy, dx, add);
        });
    }

    private readonly struct ExactGelu : IFunction, IPairFunction
    {
        public static Vector<float> Apply(Vector<float> x) => x * Phi(x);

        // y = x·Φ(x): y' = Φ + x·φ, φ(x) = e^(−x²/2)/√(2π)
        public static Vector<float> Apply(Vector<float> x, Vector<float> dy) =>
            dy * (Phi(x) + 0.39894228f * x * VectorMath.Exp(-0.5f * x * x));

        // Φ(x) = ½(1 + erf(x/√2))
        private static Vector<float> Phi(Vector<float> x) => new Vector<float>(0.5f) + 0.5f * VectorMath.Erf(0.70710678f * x);
    }

    private readonly struct TanhGelu : IFunction, IPairFunction
    {
        public static Vector<float> Apply(Vector<float> x) => x * Gate(x);

        // y = x·σ(2u): y' = σ + x·σ(1 − σ)·2u', 2u' = 2√(2/π)·(1 + 3·0.044715x²)
        public static Vector<float> Apply(Vector<float> x, Vector<float> dy)
        {
            var gate = Gate(x);
            var slope = 1.5957691216f * (Vector<float>.One + 0.134145f * x * x);
            return dy * (gate + x * gate * (Vector<float>.One - gate) * slope);
        }

        // ½(1 + tanh u) = σ(2u)
        private static Vector<float> Gate(Vector<float> x) =>
            VectorMath.Sigmoid(1.5957691216f * x * (Vector<float>.One + 0.044715f * x * x));
    }
}
