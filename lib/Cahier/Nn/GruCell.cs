using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>One step of a gated recurrent unit, in operations as small as its formula. See <see cref="GruForm"/>.</summary>
public sealed class GruCell : Module
{
    private readonly GruForm _form;
    private readonly int _hidden;

    /// <summary>A cell with random weights, uniform in ±1/√H as in PyTorch.</summary>
    /// <param name="inputs">D</param>
    /// <param name="hidden">H</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="form">How the unit is written.</param>
    /// <param name="bias">Whether there are b and b'.</param>
    public GruCell(int inputs, int hidden, Random random, GruForm form = GruForm.PyTorch, bool bias = true)
    {
        (_form, _hidden) = (form, hidden);
        Weights = Register("", new CellWeights(inputs, hidden, 3, random, bias)).Weights;
    }

    /// <summary>W, U, b and b', each of the gates in the order of the form: reset, update, candidate.</summary>
    public RecurrentWeights Weights { get; }

    /// <summary>The two gates: σ(W·x + b + U·h₋ + b').</summary>
    /// <param name="x">[B, D]</param>
    /// <param name="state">[B, H], h₋</param>
    /// <returns>
    /// [B, H] each: r, and the update gate: u in the slides' form; in PyTorch's z, which keeps the old state where u renews it.
    /// </returns>
    public (Tensor Reset, Tensor Update) Gates(Tensor x, Tensor state) =>
        ((OfInput(x, 0) + OfState(state, 0)).Sigmoid(), (OfInput(x, 1) + OfState(state, 1)).Sigmoid());

    /// <summary>One step.</summary>
    /// <param name="x">[B, D]</param>
    /// <param name="state">[B, H], h₋</param>
    /// <returns>[B, H], h</returns>
    public Tensor Forward(Tensor x, Tensor state)
    {
        CellWeights.RequireState(x, state, _hidden, nameof(GruCell), nameof(state));
        var (r, u) = Gates(x, state);
        if (_form == GruForm.PyTorch)
        {
            var n = (OfInput(x, 2) + r * OfState(state, 2)).Tanh();
            return (1 - u) * n + u * state;
        }

        var candidate = (OfInput(x, 2) + OfState(r * state, 2)).Tanh();
        return u * candidate + (1 - u) * state;
    }

    private Tensor OfInput(Tensor x, int gate) => Functional.Linear(x, Part(Weights.Input, gate)!, Part(Weights.InputBias, gate));

    private Tensor OfState(Tensor state, int gate) => Functional.Linear(state, Part(Weights.Hidden, gate)!, Part(Weights.HiddenBias, gate));

    private Tensor? Part(Tensor? parameter, int gate) => parameter?.Slice(0, gate * _hidden, _hidden);
}
