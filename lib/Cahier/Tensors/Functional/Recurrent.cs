using System.Numerics.Tensors;
using Cahier.Tensors.Kernels.Recurrent;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>What all recurrent layers have in common: checks, one pass over the sequences, one pass back.</summary>
    private static Tensor Recur(
        string operation, SequenceInput input, RecurrentWeights weights, int gates, Tensor? state, Tensor? cell, int[]? lengths,
        Func<SequenceLayout, Recurrence> begin, int additive, out Tensor last, out Tensor? lastCell)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var hidden = RequireWeights(operation, weights, gates, input.Width);
        if (input.Batch * input.Time == 0)
            throw new ShapeException(Messages.NoExamples(operation, "x", [input.Batch, input.Time], input.Batch == 0 ? 0 : 1));
        if (state is not null)
            Shape.Require(state, [input.Batch, hidden], operation, nameof(state));
        if (cell is not null)
            Shape.Require(cell, [input.Batch, hidden], operation, nameof(cell));

        var recurrence = begin(new SequenceLayout(input.Batch, input.Time, lengths, operation));
        input.Project(recurrence, weights.Input, SumOfBiases(weights, additive * hidden));
        var output = Tensor.Empty([input.Batch, input.Time, hidden]);
        recurrence.Forward(input, state, cell, output);

        // The gradient of the memory cells at the end, and on whose way it came: a walk that was interrupted may have left another.
        (Tensor Way, Tensor Gradient)? ofCell = null;
        ReadOnlySpan<Tensor?> inputs = [input.Source, weights.Input, weights.Hidden, weights.InputBias, weights.HiddenBias, state, cell];
        Tensor.Result(output, inputs, operation: operation, backward: dy =>
        {
            var dGates = Tensor.Empty([recurrence.Layout.Rows * recurrence.GatesWidth]);
            var dState = Tensor.Empty([input.Batch * recurrence.Padded]);
            var dCell = Tensor.Empty([recurrence.HasCell ? dState.Count : 0]);
            recurrence.Backward(dy, ReferenceEquals(ofCell?.Way, dy) ? ofCell?.Gradient : null, dGates, dState, dCell);
            ofCell = null;
            AddBeginning(recurrence, state, dState);
            AddBeginning(recurrence, cell, dCell);
            input.Backward(recurrence, weights.Input, dGates);
            if (weights.Hidden.RequiresGrad)
            {
                var dHidden = weights.Hidden.GradientBuffer(out var add);
                recurrence.HiddenWeightGradient(dGates.AsSpan(), dHidden.AsSpan(), add);
            }
            if (weights.InputBias is { RequiresGrad: true } || weights.HiddenBias is { RequiresGrad: true })
            {
                var sums = Tensor.Empty([recurrence.GatesWidth]);
                recurrence.SumRows(dGates, sums);
                recurrence.AddBiasGradient(sums.AsSpan(), weights.InputBias, recurrent: false);
                recurrence.AddBiasGradient(sums.AsSpan(), weights.HiddenBias, recurrent: true);
            }
        });

        // The last states are rows of the output: their gradients join its.
        last = Tensor.Result(recurrence.LastState(), [output], operation: "Last state", backward: d =>
        {
            var layout = recurrence.Layout;
            var gradient = WholeGradient(output);
            for (var place = 0; place < layout.Batch; place++)
            {
                var sequence = layout.Sequence(place);
                var row = gradient.Row(sequence * layout.Time + layout.Length(place) - 1, hidden);
                TensorPrimitives.Add(row, d.Row(sequence, hidden), row);
            }
        });
        lastCell = !recurrence.HasCell
            ? null
            : Tensor.Result(
                recurrence.LastCell(), [output], operation: "Last cell", backward: d => ofCell = (WholeGradient(output), d.Clone()));
        return output;
    }

    private static int RequireWeights(string operation, RecurrentWeights weights, int gates, int width)
    {
        Shape.RequireExactRank(weights.Hidden, 2, operation, nameof(weights.Hidden));
        var hidden = weights.Hidden.Dim(1);
        Shape.Require(weights.Hidden, [gates * hidden, hidden], operation, nameof(weights.Hidden));
        Shape.Require(weights.Input, [gates * hidden, width], operation, nameof(weights.Input));
        if (weights.InputBias is not null)
            Shape.Require(weights.InputBias, [gates * hidden], operation, nameof(weights.InputBias));
        if (weights.HiddenBias is not null)
            Shape.Require(weights.HiddenBias, [gates * hidden], operation, nameof(weights.HiddenBias));
        return hidden;
    }

    /// <summary>b + b', of b' only the part that is simply added.</summary>
    private static ReadOnlySpan<float> SumOfBiases(RecurrentWeights weights, int additive)
    {
        if (weights.InputBias is null && weights.HiddenBias is null)
            return [];

        var sum = Tensor.Zeros(weights.Input.Dim(0)).AsSpan();
        if (weights.InputBias is not null)
            weights.InputBias.AsSpan().CopyTo(sum);
        if (weights.HiddenBias is not null)
            TensorPrimitives.Add(sum[..additive], weights.HiddenBias.AsSpan()[..additive], sum[..additive]);
        return sum;
    }

    /// <summary>What reaches the states that the sequences began with.</summary>
    private static void AddBeginning(Recurrence recurrence, Tensor? begin, Tensor gradient)
    {
        if (begin is not { RequiresGrad: true })
            return;
        var target = begin.GradientBuffer(out var add);
        recurrence.ToSequences(gradient.AsSpan(), target.AsSpan(), add);
    }

    /// <summary>The gradient of a tensor, made of zeros if there is none yet.</summary>
    private static Tensor WholeGradient(Tensor tensor)
    {
        var gradient = tensor.GradientBuffer(out var add);
        if (!add)
            gradient.AsSpan().Clear();
        return gradient;
    }
}
