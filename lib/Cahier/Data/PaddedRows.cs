using Cahier.Tensors;
using Cahier.Text;

namespace Cahier.Data;

/// <summary>Sequences of several lengths as one rectangle, the short ones filled on the right, and what is not filling.</summary>
/// <param name="Ids">[B, T]</param>
/// <param name="Lengths">How long each sequence is, [B].</param>
public sealed record PaddedRows(int[,] Ids, int[] Lengths)
{
    /// <summary>Fills sequences up to the length of the longest.</summary>
    /// <param name="sequences">B sequences of numbers, such as words.</param>
    /// <param name="padding">What to fill with.</param>
    public static PaddedRows Of(IReadOnlyList<int[]> sequences, int padding = Vocabulary.Padding) =>
        new(Batch.Pad(sequences, padding), [.. sequences.Select(sequence => sequence.Length)]);

    /// <summary>True where a sequence is, false where it is filled up, for attention: [B, 1, 1, T].</summary>
    public Mask Mask => Mask.From(Present(), Lengths.Length, 1, 1, Ids.GetLength(1));

    /// <summary>1 where a sequence is, 0 where it is filled up, for means over words: [B, T].</summary>
    public Tensor Weights => Tensor.From(Array.ConvertAll(Present(), present => present ? 1f : 0f), Lengths.Length, Ids.GetLength(1));

    private bool[] Present()
    {
        var width = Ids.GetLength(1);
        return [.. Enumerable.Range(0, Ids.Length).Select(i => i % width < Lengths[i / width])];
    }
}
