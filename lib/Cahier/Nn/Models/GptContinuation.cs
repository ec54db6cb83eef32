using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// Texts that a GPT is writing. Beyond its longest length it sees the last tokens only, from position 0 on; what was remembered then
/// stood elsewhere, and they are read again.
/// </summary>
internal sealed class GptContinuation(Gpt model, int batch, bool cache) : IContinuation
{
    private readonly KeyValueCache[] _caches = [.. model.Decoder.Layers.Select(_ => new KeyValueCache())];
    private bool _remembersAll = cache;
    private int[][] _texts = [.. Enumerable.Range(0, batch).Select(_ => Array.Empty<int>())];

    public Tensor Read(int[,] ids)
    {
        using var noGrad = Tensor.NoGrad();
        using var evaluation = model.Evaluation();
        using var scope = Tensor.NewDisposeScope();
        var (length, longest) = (ids.GetLength(1), model.Options.MaxLength);
        for (var b = 0; b < _texts.Length; b++)
        {
            var text = _texts[b].Concat(Enumerable.Range(0, length).Select(t => ids[b, t]));
            _texts[b] = [.. text.TakeLast(longest)];
        }

        // For good: what is read without the caches is missing in them.
        _remembersAll &= _caches[0].Length + length <= longest;
        return scope.Keep(_remembersAll ? model.Continue(ids, _caches) : ReadAll());
    }

    public void Select(ReadOnlySpan<int> texts)
    {
        foreach (var memory in _caches)
            memory.Select(texts);
        var before = _texts;
        _texts = [.. texts.ToArray().Select(text => before[text])];
    }

    private Tensor ReadAll()
    {
        var logits = model.Forward(Rectangle(_texts));
        return logits.Slice(1, logits.Dim(1) - 1, 1).Squeeze(1);
    }

    private static int[,] Rectangle(int[][] rows)
    {
        var ids = new int[rows.Length, rows[0].Length];
        for (var b = 0; b < rows.Length; b++)
            for (var t = 0; t < rows[b].Length; t++)
                ids[b, t] = rows[b][t];
        return ids;
    }
}
