using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Gives each row mean 0 and variance 1, then a learned scale γ and shift β (Ba et al. 2016).</summary>
public sealed class LayerNorm : Module, ILayer
{
    private readonly float _epsilon;

    /// <summary>A normalisation that at first neither scales nor shifts: γ = 1, β = 0.</summary>
    /// <param name="width">D, the length of a row.</param>
    /// <param name="epsilon">Added to the variance, so that a constant row does not divide by zero.</param>
    /// <param name="bias">Whether there is a β.</param>
    public LayerNorm(int width, float epsilon = 1e-5f, bool bias = true)
    {
        Weight = Register("weight", Tensor.Ones(width));
        Bias = bias ? Register("bias", Tensor.Zeros(width)) : null;
        _epsilon = epsilon;
    }

    internal static LayerNorm Of(BlockOptions options) => new(options.Width, options.NormEpsilon, options.NormBias);

    /// <summary>γ, [D]</summary>
    public Tensor Weight { get; }

    /// <summary>β, [D], or none</summary>
    public Tensor? Bias { get; }

    /// <summary>y = γ·(x − μ)/√(σ² + ε) + β, with the mean and the variance of each row.</summary>
    /// <param name="x">[…, D]</param>
    /// <returns>[…, D]</returns>
    public Tensor Forward(Tensor x) => Functional.LayerNorm(x, Weight, Bias, _epsilon);
}
