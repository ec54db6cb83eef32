using System.Numerics.Tensors;

namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>
/// One recurrent layer over a batch of whole sequences: what every kind of cell shares. The batch is split over the cores; each takes its
/// sequences through all steps, forward and then backward.
/// </summary>
/// <remarks>
/// Rows of width H' = H filled up to whole vectors; what fills them stays 0 in every cell. States and cells have a row for each position,
/// the one that the position starts from, and B more for where the sequences end. Gates have blocks of H' for each position:
/// the input's part and then the gates themselves, and what else the backward pass needs.
/// </remarks>
internal abstract unsafe partial class Recurrence
{
    private readonly Tensor _states, _gates, _cells, _squashed;

    /// <param name="layout">The order of the positions.</param>
    /// <param name="hidden">H</param>
    /// <param name="gates">How many blocks the input contributes to, the first ones.</param>
    /// <param name="blocks">How many blocks there are.</param>
    /// <param name="hasCell">Whether there is a memory cell beside the state.</param>
    protected Recurrence(SequenceLayout layout, int hidden, int gates, int blocks, bool hasCell)
    {
        (Layout, Hidden, Padded, InputGates, Blocks) = (layout, hidden, Kernels.Rows.Padded(hidden), gates, blocks);
        var positions = layout.Rows + layout.Batch;
        _states = Tensor.Empty([positions * Padded]);
        _gates = Tensor.Empty([layout.Rows * GatesWidth]);
        _cells = Tensor.Empty([hasCell ? positions * Padded : 0]);
        _squashed = Tensor.Empty([hasCell ? layout.Rows * Padded : 0]);
        if (Padded != hidden)
            _gates.AsSpan().Clear();
    }

    /// <summary>The order of the positions.</summary>
    public SequenceLayout Layout { get; }

    /// <summary>H</summary>
    public int Hidden { get; }

    /// <summary>H'</summary>
    public int Padded { get; }

    /// <summary>How many blocks the input contributes to, the first ones.</summary>
    public int InputGates { get; }

    /// <summary>The length of a row of gates: blocks of H'.</summary>
    public int GatesWidth => Blocks * Padded;

    /// <summary>Whether there is a memory cell beside the state.</summary>
    public bool HasCell => _cells.Count > 0;

    /// <summary>The rows of gates, one for each position.</summary>
    public Span<float> GatesOfAll => _gates.AsSpan();

    /// <summary>How many blocks there are.</summary>
    protected int Blocks { get; }

    // Addresses of the rows while a pass runs.
    protected float* Gates { get; private set; }

    protected float* States { get; private set; }

    protected float* Cells { get; private set; }

    protected float* Squashed { get; private set; }

    /// <summary>∂L/∂ of the blocks.</summary>
    protected float* GatesGradient { get; private set; }

    /// <summary>∂L/∂ of the state after the step being taken back, then of the one before it, of each sequence.</summary>
    protected float* StateGradient { get; private set; }

    /// <summary>The same of the memory cell.</summary>
    protected float* CellGradient { get; private set; }

    /// <summary>How many gates, the first ones, multiply the state itself and have their blocks one after the other.</summary>
    public virtual int GatesTogether => InputGates;

    /// <summary>Which block the recurrent product of a gate goes to: usually the gate's own.</summary>
    public virtual int BlockOf(int gate) => gate;

    /// <summary>Runs all steps.</summary>
    /// <param name="input">Fills in its part of the gates.</param>
    /// <param name="state">[B, H], where to start; null: zeros.</param>
    /// <param name="cell">[B, H], the same for the memory cell.</param>
    /// <param name="output">[B, T, H]; zeros in the padding.</param>
    public void Forward(SequenceInput input, Tensor? state, Tensor? cell, Tensor output)
    {
        Begin(state, _states);
        if (_cells.Count > 0)
            Begin(cell, _cells);
        if (Layout.Rows < Layout.Batch * Layout.Time)
            output.AsSpan().Clear();
        PackForward();
        fixed (float* gates = _gates.AsSpan(), states = _states.AsSpan(), cells = _cells.AsSpan(), squashed = _squashed.AsSpan(),
               y = output.AsSpan())
        {
            Gates = gates;
            States = states;
            Cells = cells;
            Squashed = squashed;
            var to = y;
            Split(1, (first, end) =>
            {
                for (var t = 0; t < Layout.Steps && first < Layout.Running(t); t++)
                {
                    var last = Math.Min(end, Layout.Running(t));
                    input.Fill(this, Layout.Start(t) + first, Layout.Start(t) + last);
                    Step(t, first, last);
                    for (var place = first; place < last; place++)
                    {
                        new ReadOnlySpan<float>(States + After(t, place), Hidden).CopyTo(
                            new Span<float>(to + (Layout.Sequence(place) * Layout.Time + t) * (nint)Hidden, Hidden));
                    }
                }
            });
        }
    }

    /// <summary>Runs all steps backward.</summary>
    /// <param name="dy">[B, T, H], ∂L/∂output</param>
    /// <param name="dCell">[B, H], ∂L/∂ of the cells at the end; null: zeros.</param>
    /// <param name="gatesGradient">Rows as the gates': gets ∂L/∂ of the blocks.</param>
    /// <param name="stateGradient">B rows of H': gets ∂L/∂ of the states at the beginning.</param>
    /// <param name="cellGradient">The same for the memory cells; empty without.</param>
    public void Backward(Tensor dy, Tensor? dCell, Tensor gatesGradient, Tensor stateGradient, Tensor cellGradient)
    {
        stateGradient.AsSpan().Clear();
        if (_cells.Count > 0)
            Begin(dCell, cellGradient);
        PackBackward();
        fixed (float* gates = _gates.AsSpan(), states = _states.AsSpan(), cells = _cells.AsSpan(), squashed = _squashed.AsSpan(),
               dGates = gatesGradient.AsSpan(), dStates = stateGradient.AsSpan(), dCells = cellGradient.AsSpan(), seed = dy.AsSpan())
        {
            Gates = gates;
            States = states;
            Cells = cells;
            Squashed = squashed;
            GatesGradient = dGates;
            StateGradient = dStates;
            CellGradient = dCells;
            var from = seed;
            Split(2, (first, end) =>
            {
                for (var t = Layout.Steps - 1; t >= 0; t--)
                {
                    var last = Math.Min(end, Layout.Running(t));
                    for (var place = first; place < last; place++)
                    {
                        var sum = new Span<float>(StateGradient + place * Padded, Hidden);
                        TensorPrimitives.Add(
                            sum, new ReadOnlySpan<float>(from + (Layout.Sequence(place) * Layout.Time + t) * (nint)Hidden, Hidden), sum);
                    }
                    if (first < last)
                        StepBack(t, first, last);
                }
            });
        }
    }

    /// <summary>What the recurrent product of a gate multiplies, one row for each position, and how far apart the rows are.</summary>
    public virtual ReadOnlySpan<float> Operand(int gate, out int step)
    {
        step = Padded;
        return _states.AsSpan();
    }

    /// <summary>Copies the recurrent weight into the form in which the forward steps use it.</summary>
    protected abstract void PackForward();

    /// <summary>Copies the recurrent weight into the form in which the backward steps use it.</summary>
    protected abstract void PackBackward();

    /// <summary>Turns the input's part of the gates and the states of these sequences into their next states.</summary>
    protected abstract void Step(int t, int first, int end);

    /// <summary>Turns the gradient of these sequences' states into that of their blocks and of the states before.</summary>
    protected abstract void StepBack(int t, int first, int end);

    /// <summary>Where the row of states or cells after a step is: before the next step, or at the end of the sequence.</summary>
    protected nint After(int t, int place) =>
        (place < Layout.Running(t + 1) ? Layout.Start(t + 1) + place : Layout.Rows + place) * (nint)Padded;

    // One part a core: a part goes through all steps with its own rows, and many rows use a row of weights that is loaded once.
    private void Split(int passes, Action<int, int> range) => Cores.Split(
        Layout.Batch, 2L * passes * Layout.Rows * GatesWidth * Padded, range, multiple: (Layout.Batch + Cores.Count - 1) / Cores.Count);
}
