using Cahier.Tensors;
using Cahier.Tensors.Kernels.Recurrent;

namespace Cahier.Nn;

/// <summary>Gated recurrent units (Cho et al. 2014), as PyTorch or as the slides write them: see <see cref="GruForm"/>.</summary>
public sealed class Gru : RecurrentNetwork
{
    private readonly GruForm _form;

    /// <summary>A network with random weights, uniform in ±1/√H as in PyTorch.</summary>
    /// <param name="inputs">D</param>
    /// <param name="hidden">H</param>
    /// <param name="random">Where the first weights come from, and what dropout drops.</param>
    /// <param name="layers">L, how many layers on top of each other.</param>
    /// <param name="form">How the unit is written.</param>
    /// <param name="bias">Whether there are b and b'.</param>
    /// <param name="dropout">The probability with which what goes from one layer to the next is dropped while learning.</param>
    public Gru(
        int inputs, int hidden, Random random, int layers = 1, GruForm form = GruForm.PyTorch, bool bias = true, float dropout = 0)
        : base(inputs, hidden, gates: 3, random, layers, bias, dropout) => _form = form;

    private protected override Tensor Run(
        SequenceInput input, RecurrentWeights weights, Tensor? hidden, Tensor? cell, int[]? lengths, out Tensor last, out Tensor? lastCell)
    {
        lastCell = null;
        return Functional.Gru(input, weights, out last, hidden, lengths, _form);
    }
}
