using Cahier.Tensors;

namespace Cahier.Nn.Generation;

/// <summary>Any function from beginnings of texts to logits as a model to write with; each step reads the whole text again.</summary>
/// <param name="vocabulary">V</param>
/// <param name="forward">From ids [B, T] to logits [B, T, V].</param>
public sealed class Rereading(int vocabulary, Func<int[,], Tensor> forward) : IAutoregressive
{
    /// <inheritdoc/>
    public int Vocabulary => vocabulary;

    /// <inheritdoc/>
    public IContinuation Begin(int batch, bool cache = true) => new Texts(forward, batch);

    /// <summary>[B, T] and [B, N] side by side: [B, T + N].</summary>
    internal static int[,] Joined(int[,] texts, int[,] more)
    {
        var (batch, length) = (texts.GetLength(0), texts.GetLength(1));
        var all = new int[batch, length + more.GetLength(1)];
        for (var b = 0; b < batch; b++)
            for (var t = 0; t < all.GetLength(1); t++)
                all[b, t] = t < length ? texts[b, t] : more[b, t - length];
        return all;
    }

    /// <summary>Some of the rows of [B, T].</summary>
    internal static int[,] Selected(int[,] texts, ReadOnlySpan<int> rows)
    {
        var selected = new int[rows.Length, texts.GetLength(1)];
        for (var b = 0; b < rows.Length; b++)
            for (var t = 0; t < selected.GetLength(1); t++)
                selected[b, t] = texts[rows[b], t];
        return selected;
    }

    private sealed class Texts(Func<int[,], Tensor> forward, int batch) : IContinuation
    {
        private int[,] _ids = new int[batch, 0];

        public Tensor Read(int[,] ids)
        {
            using var noGrad = Tensor.NoGrad();
            using var scope = Tensor.NewDisposeScope();
            _ids = Joined(_ids, ids);
            var logits = forward(_ids);
            return scope.Keep(logits.Slice(1, logits.Dim(1) - 1, 1).Squeeze(1).Clone());
        }

        public void Select(ReadOnlySpan<int> texts) => _ids = Selected(_ids, texts);
    }
}
