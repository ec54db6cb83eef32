using System.Numerics.Tensors;

namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>Where sequences begin and end: tensors [B, H], in the order of the batch, and rows of H' in the order of the layout.</summary>
internal abstract unsafe partial class Recurrence
{
    /// <summary>The state [B, H] in which each sequence ended.</summary>
    public Tensor LastState() => Last(_states);

    /// <summary>The memory cell [B, H] with which each sequence ended.</summary>
    public Tensor LastCell() => Last(_cells);

    /// <summary>Copies B rows of width H' to [B, H], sequence by sequence, or adds them.</summary>
    public void ToSequences(ReadOnlySpan<float> rows, Span<float> sequences, bool add)
    {
        for (var place = 0; place < Layout.Batch; place++)
        {
            var from = rows.Slice(place * Padded, Hidden);
            var to = sequences.Slice(Layout.Sequence(place) * Hidden, Hidden);
            if (add)
                TensorPrimitives.Add(to, from, to);
            else
                from.CopyTo(to);
        }
    }

    private void Begin(Tensor? sequences, Tensor rows)
    {
        var first = rows.AsSpan()[..(Layout.Batch * Padded)];
        if (sequences is null || Padded != Hidden)
            first.Clear();
        if (sequences is null)
            return;

        for (var place = 0; place < Layout.Batch; place++)
            sequences.AsSpan().Slice(Layout.Sequence(place) * Hidden, Hidden).CopyTo(first[(place * Padded)..]);
    }

    private Tensor Last(Tensor rows)
    {
        var last = Tensor.Empty([Layout.Batch, Hidden]);
        ToSequences(rows.AsSpan()[(Layout.Rows * Padded)..], last.AsSpan(), add: false);
        return last;
    }
}
