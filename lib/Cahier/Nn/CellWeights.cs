using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>The parameters of a single cell under PyTorch's names.</summary>
internal sealed class CellWeights : Module
{
    public CellWeights(int inputs, int hidden, int gates, Random random, bool bias)
    {
        Tensor Uniform(string name, params int[] shape) => Register(name, Initialization.KaimingUniform(hidden, random, shape));
        Weights = new(
            Uniform("weight_ih", gates * hidden, inputs),
            Uniform("weight_hh", gates * hidden, hidden),
            bias ? Uniform("bias_ih", gates * hidden) : null,
            bias ? Uniform("bias_hh", gates * hidden) : null);
    }

    public RecurrentWeights Weights { get; }

    /// <summary>One state for each input: broadcasting another number of them would hide a mistake.</summary>
    public static void RequireState(Tensor x, Tensor state, int hidden, string cell, string name)
    {
        ArgumentNullException.ThrowIfNull(x);
        Shape.Require(state, x.Shape.With(x.Rank - 1, hidden), cell, name);
    }
}
