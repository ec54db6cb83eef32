using Cahier.Tensors;
using Cahier.Tensors.Kernels.Recurrent;

namespace Cahier.Nn;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997; Gers et al. 2000): cᵢ = f∘cᵢ₋₁ + i∘g, hᵢ = o∘tanh cᵢ. Gates i, f, g, o.
/// </summary>
public sealed class Lstm : RecurrentNetwork
{
    /// <summary>A network with random weights, uniform in ±1/√H as in PyTorch.</summary>
    /// <param name="inputs">D</param>
    /// <param name="hidden">H</param>
    /// <param name="random">Where the first weights come from, and what dropout drops.</param>
    /// <param name="layers">L, how many layers on top of each other.</param>
    /// <param name="bias">Whether there are b and b'.</param>
    /// <param name="dropout">The probability with which what goes from one layer to the next is dropped while learning.</param>
    public Lstm(int inputs, int hidden, Random random, int layers = 1, bool bias = true, float dropout = 0)
        : base(inputs, hidden, gates: 4, random, layers, bias, dropout)
    {
    }

    private protected override Tensor Run(
        SequenceInput input, RecurrentWeights weights, Tensor? hidden, Tensor? cell, int[]? lengths, out Tensor last, out Tensor? lastCell)
    {
        var output = Functional.Lstm(input, weights, out last, out var end, hidden, cell, lengths);
        lastCell = end;
        return output;
    }
}
