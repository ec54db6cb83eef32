using System.Numerics.Tensors;

namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>
/// A word at each position: what it contributes to the gates is computed once for each word of the vocabulary and looked up, and in the
/// backward pass summed for each word before it is multiplied. The numbers are those of an embedding, or one-hot vectors, before the layer.
/// </summary>
/// <param name="table">[V, D], the words' vectors; null: one-hot vectors, D = V.</param>
/// <param name="ids">[B, T]</param>
/// <param name="words">V</param>
internal sealed class TableInput(Tensor? table, int[,] ids, int words) : SequenceInput
{
    private Tensor? _contributions;     // [V, G·H']
    private Ids _idOfRow;

    public override int Batch => ids.GetLength(0);

    public override int Time => ids.GetLength(1);

    public override int Width => table?.Dim(1) ?? words;

    public override Tensor? Source => table;

    public override void Project(Recurrence recurrence, Tensor weight, ReadOnlySpan<float> bias)
    {
        var layout = recurrence.Layout;
        _idOfRow = Ids.Empty(layout.Rows);
        var idOfRow = _idOfRow.AsSpan();
        for (var t = 0; t < layout.Steps; t++)
        {
            for (int place = 0, start = layout.Start(t), running = layout.Running(t); place < running; place++)
            {
                var id = ids[layout.Sequence(place), t];
                if ((uint)id >= (uint)words)
                    throw new IndexException(Messages.UnknownId(nameof(Functional.Embedding), id, words));
                idOfRow[start + place] = id;
            }
        }

        var width = WidthOf(recurrence);
        _contributions = Tensor.Empty([words * width]);
        if (recurrence.Padded != recurrence.Hidden)
            _contributions.AsSpan().Clear();
        if (table is not null)
            new GateProducts(recurrence, words, Width, width).Project(table.AsSpan(), weight.AsSpan(), bias, _contributions.AsSpan());
        else
            ProjectOneHot(recurrence, weight, bias, _contributions.AsSpan());
    }

    public override void Fill(Recurrence recurrence, int from, int to)
    {
        var width = WidthOf(recurrence);
        var idOfRow = _idOfRow.AsSpan();
        for (var row = from; row < to; row++)
            _contributions!.Row(idOfRow[row], width).CopyTo(recurrence.GatesOfAll[(row * recurrence.GatesWidth)..]);
    }

    public override void Backward(Recurrence recurrence, Tensor weight, Tensor gatesGradient)
    {
        if (!weight.RequiresGrad && table?.RequiresGrad != true)
            return;

        var (width, rowWidth) = (WidthOf(recurrence), recurrence.GatesWidth);
        var sums = Tensor.Empty([words * width]);
        sums.AsSpan().Clear();
        // Columns are shared among the cores: each is summed in the order of the rows, whatever their number.
        Cores.Split(width, (long)_idOfRow.Length * width, (from, to) =>
        {
            var idOfRow = _idOfRow.AsSpan();
            for (var row = 0; row < idOfRow.Length; row++)
            {
                var sum = sums.Row(idOfRow[row], width)[from..to];
                TensorPrimitives.Add(sum, gatesGradient.Row(row, rowWidth)[from..to], sum);
            }
        }, multiple: Kernels.Rows.Unit);

        if (table is null)
        {
            OneHotGradient(recurrence, sums, weight);
            return;
        }
        var products = new GateProducts(recurrence, words, Width, width);
        if (weight.RequiresGrad)
        {
            var dw = weight.GradientBuffer(out var add);
            products.WeightGradient(sums.AsSpan(), table.AsSpan(), dw.AsSpan(), add);
        }
        if (table.RequiresGrad)
        {
            var dTable = table.GradientBuffer(out var add);
            products.InputGradient(sums.AsSpan(), weight.AsSpan(), dTable.AsSpan(), add);
        }
    }

    private static int WidthOf(Recurrence recurrence) => recurrence.InputGates * recurrence.Padded;

    /// <summary>The contribution of word v is column v of the weight, plus the bias.</summary>
    private unsafe void ProjectOneHot(Recurrence recurrence, Tensor weight, ReadOnlySpan<float> bias, Span<float> contributions)
    {
        var (hidden, width) = (recurrence.Hidden, WidthOf(recurrence));
        fixed (float* w = weight.AsSpan(), to = contributions)
        {
            for (var gate = 0; gate < recurrence.InputGates; gate++)
            {
                Transposition.Copy(
                    hidden, words, w + gate * hidden * (nint)words, words, to + gate * recurrence.Padded, width);
            }
        }
        if (bias.IsEmpty)
            return;

        for (var word = 0; word < words; word++)
        {
            for (var gate = 0; gate < recurrence.InputGates; gate++)
            {
                var part = contributions.Slice(word * width + gate * recurrence.Padded, hidden);
                TensorPrimitives.Add(part, bias.Slice(gate * hidden, hidden), part);
            }
        }
    }

    /// <summary>Column v of the weight's gradient is the sum of word v.</summary>
    private unsafe void OneHotGradient(Recurrence recurrence, Tensor sums, Tensor weight)
    {
        var (hidden, width) = (recurrence.Hidden, WidthOf(recurrence));
        var dw = weight.GradientBuffer(out var add);
        var target = add ? Tensor.Empty(dw.Shape) : dw;
        fixed (float* from = sums.AsSpan(), to = target.AsSpan())
        {
            for (var gate = 0; gate < recurrence.InputGates; gate++)
            {
                Transposition.Copy(
                    words, hidden, from + gate * recurrence.Padded, width, to + gate * hidden * (nint)words, words);
            }
        }
        if (add)
            TensorPrimitives.Add(dw.AsSpan(), target.AsSpan(), dw.AsSpan());
    }
}
