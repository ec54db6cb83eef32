using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>An affine map of the last axis: y = x·Wᵀ + b.</summary>
public sealed class Linear : Module, ILayer
{
    /// <summary>A map with random weights, uniform in ±1/√inputs as in PyTorch.</summary>
    /// <param name="inputs">Width of x.</param>
    /// <param name="outputs">Width of y.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="bias">Whether there is a b.</param>
    public Linear(int inputs, int outputs, Random random, bool bias = true)
        : this(
            Initialization.KaimingUniform(inputs, random, outputs, inputs),
            bias ? Initialization.KaimingUniform(inputs, random, outputs) : null)
    {
    }

    /// <summary>A map with given parameters, which may belong to another module too (tied weights).</summary>
    /// <param name="weight">W, [outputs, inputs]</param>
    /// <param name="bias">b, [outputs], or none</param>
    public Linear(Tensor weight, Tensor? bias)
    {
        Weight = Register("weight", weight);
        Bias = bias is null ? null : Register("bias", bias);
    }

    /// <summary>W, [outputs, inputs]</summary>
    public Tensor Weight { get; }

    /// <summary>b, [outputs]</summary>
    public Tensor? Bias { get; }

    /// <summary>y = x·Wᵀ + b</summary>
    /// <param name="x">[…, inputs]</param>
    /// <returns>[…, outputs]</returns>
    public Tensor Forward(Tensor x) => Functional.Linear(x, Weight, Bias);
}
