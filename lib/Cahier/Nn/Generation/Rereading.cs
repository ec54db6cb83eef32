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

    private sealed class Texts(Func<int[,], Tensor> forward, int batch) : IContinuation
    {
        private int[,] _ids = new int[batch, 0];

        public Tensor Read(int[,] ids)
        {
            using var noGrad = Tensor.NoGrad();
            using var scope = Tensor.NewDisposeScope();
            var (batch, before, more) = (_ids.GetLength(0), _ids.GetLength(1), ids.GetLength(1));
            var all = new int[batch, before + more];
            for (var b = 0; b < batch; b++)
                for (var t = 0; t < before + more; t++)
                    all[b, t] = t < before ? _ids[b, t] : ids[b, t - before];
            _ids = all;
            var logits = forward(all);
            return scope.Keep(logits.Slice(1, logits.Dim(1) - 1, 1).Squeeze(1).Clone());
        }

        public void Select(ReadOnlySpan<int> texts)
        {
            var (before, length) = (_ids, _ids.GetLength(1));
            _ids = new int[texts.Length, length];
            for (var b = 0; b < texts.Length; b++)
                for (var t = 0; t < length; t++)
                    _ids[b, t] = before[texts[b], t];
        }
    }
}
