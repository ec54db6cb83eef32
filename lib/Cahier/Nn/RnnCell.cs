using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>One step of a plain recurrent network, in operations as small as its formula: h = f(W·x + b + U·h₋ + b').</summary>
public sealed class RnnCell : Module
{
    private readonly RnnActivation _activation;

    /// <summary>A cell with random weights, uniform in ±1/√H as in PyTorch.</summary>
    /// <param name="inputs">D</param>
    /// <param name="hidden">H</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="activation">f</param>
    /// <param name="bias">Whether there are b and b'.</param>
    public RnnCell(int inputs, int hidden, Random random, RnnActivation activation = RnnActivation.Tanh, bool bias = true)
    {
        _activation = activation;
        Weights = Register("", new CellWeights(inputs, hidden, 1, random, bias)).Weights;
    }

    /// <summary>W, U, b and b'.</summary>
    public RecurrentWeights Weights { get; }

    /// <summary>One step.</summary>
    /// <param name="x">[B, D]</param>
    /// <param name="state">[B, H], h₋</param>
    /// <returns>[B, H], h</returns>
    public Tensor Forward(Tensor x, Tensor state)
    {
        CellWeights.RequireState(x, state, Weights.Hidden.Dim(1), nameof(RnnCell), nameof(state));
        var a = Functional.Linear(x, Weights.Input, Weights.InputBias) + Functional.Linear(state, Weights.Hidden, Weights.HiddenBias);
        return _activation == RnnActivation.Tanh ? a.Tanh() : a.Relu();
    }
}
