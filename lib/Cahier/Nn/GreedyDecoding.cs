using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Writing a translation word by word.</summary>
public static class GreedyDecoding
{
    /// <summary>Translates by taking the likeliest word at each position, until the end or the longest length.</summary>
    /// <remarks>The source is read once; each new word runs the decoder over what is written so far.</remarks>
    /// <param name="model">A trained model.</param>
    /// <param name="source">[B, S] word numbers</param>
    /// <param name="start">The word that every target begins with.</param>
    /// <param name="end">The word that closes a target.</param>
    /// <param name="maxLength">The most words to write, at most the model's own MaxLength.</param>
    /// <returns>The B translations, without start and end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The model does not have that many positions.</exception>
    public static int[][] GreedyDecode(this Transformer model, int[,] source, int start, int end, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(source);
        if (maxLength > model.Options.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(maxLength), Messages.TooLongToWrite(maxLength, model.Options.MaxLength));

        if (source.GetLength(0) == 0)
            return [];

        using var noGrad = Tensor.NoGrad();
        using var scope = Tensor.NewDisposeScope();
        using var evaluation = model.Evaluation();
        var memory = model.Encode(source);
        var batch = source.GetLength(0);
        var written = Enumerable.Range(0, batch).Select(_ => new List<int>()).ToArray();
        var ended = new bool[batch];
        for (var length = 1; length <= maxLength && !ended.All(done => done); length++)
        {
            using var step = Tensor.NewDisposeScope();
            var logits = model.Decode(memory, Prefixes(written, length, start, model.Options.PaddingId), source);   // [B, T, V]
            var next = logits.Slice(1, length - 1, 1).ArgMax(-1);                                                  // [B]
            for (var b = 0; b < batch; b++)
            {
                ended[b] |= next[b] == end;
                if (!ended[b])
                    written[b].Add(next[b]);
            }
        }

        return [.. written.Select(words => words.ToArray())];
    }

    /// <summary>[B, T]: the start and what is written; sentences that have ended are filled with padding.</summary>
    private static int[,] Prefixes(List<int>[] written, int length, int start, int padding)
    {
        var prefixes = new int[written.Length, length];
        for (var b = 0; b < written.Length; b++)
            for (var t = 0; t < length; t++)
                prefixes[b, t] = t == 0 ? start : t <= written[b].Count ? written[b][t - 1] : padding;
        return prefixes;
    }
}
