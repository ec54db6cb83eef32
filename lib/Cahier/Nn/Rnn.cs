using Cahier.Tensors;
using Cahier.Tensors.Kernels.Recurrent;

namespace Cahier.Nn;

/// <summary>A plain recurrent network: hᵢ = f(W·xᵢ + b + U·hᵢ₋₁ + b') (Elman 1990).</summary>
public sealed class Rnn : RecurrentNetwork
{
    private readonly RnnActivation _activation;

    /// <summary>A network with random weights, uniform in ±1/√H as in PyTorch.</summary>
    /// <param name="inputs">D</param>
    /// <param name="hidden">H</param>
    /// <param name="random">Where the first weights come from, and what dropout drops.</param>
    /// <param name="layers">L, how many layers on top of each other.</param>
    /// <param name="activation">f</param>
    /// <param name="bias">Whether there are b and b'.</param>
    /// <param name="dropout">The probability with which what goes from one layer to the next is dropped while learning.</param>
    public Rnn(
        int inputs, int hidden, Random random, int layers = 1, RnnActivation activation = RnnActivation.Tanh, bool bias = true,
        float dropout = 0)
        : base(inputs, hidden, gates: 1, random, layers, bias, dropout) => _activation = activation;

    private protected override Tensor Run(
        SequenceInput input, RecurrentWeights weights, Tensor? hidden, Tensor? cell, int[]? lengths, out Tensor last, out Tensor? lastCell)
    {
        lastCell = null;
        return Functional.Rnn(input, weights, out last, hidden, lengths, _activation);
    }
}
