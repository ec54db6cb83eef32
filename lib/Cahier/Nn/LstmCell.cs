using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>One step of a long short-term memory, in operations as small as its formula: c = f∘c₋ + i∘g, h = o∘tanh c.</summary>
public sealed class LstmCell : Module
{
    private readonly int _hidden;

    /// <summary>A cell with random weights, uniform in ±1/√H as in PyTorch.</summary>
    /// <param name="inputs">D</param>
    /// <param name="hidden">H</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="bias">Whether there are b and b'.</param>
    public LstmCell(int inputs, int hidden, Random random, bool bias = true)
    {
        _hidden = hidden;
        Weights = Register("", new CellWeights(inputs, hidden, 4, random, bias)).Weights;
    }

    /// <summary>W, U, b and b', each of the gates in the order i, f, g, o.</summary>
    public RecurrentWeights Weights { get; }

    /// <summary>The gates i, f, o = σ(W·x + b + U·h₋ + b') and what would be written, g = tanh(…).</summary>
    /// <param name="x">[B, D]</param>
    /// <param name="state">[B, H], h₋</param>
    /// <returns>[B, H] each</returns>
    public (Tensor Input, Tensor Forget, Tensor Candidate, Tensor Output) Gates(Tensor x, Tensor state)
    {
        var a = Functional.Linear(x, Weights.Input, Weights.InputBias) + Functional.Linear(state, Weights.Hidden, Weights.HiddenBias);
        Tensor Part(int gate) => a.Slice(-1, gate * _hidden, _hidden);
        return (Part(0).Sigmoid(), Part(1).Sigmoid(), Part(2).Tanh(), Part(3).Sigmoid());
    }

    /// <summary>One step.</summary>
    /// <param name="x">[B, D]</param>
    /// <param name="state">[B, H], h₋</param>
    /// <param name="cell">[B, H], c₋</param>
    /// <returns>[B, H] each: h and c</returns>
    public (Tensor State, Tensor Cell) Forward(Tensor x, Tensor state, Tensor cell)
    {
        CellWeights.RequireState(x, state, _hidden, nameof(LstmCell), nameof(state));
        CellWeights.RequireState(x, cell, _hidden, nameof(LstmCell), nameof(cell));
        var (i, f, g, o) = Gates(x, state);
        var c = f * cell + i * g;
        return (o * c.Tanh(), c);
    }
}
