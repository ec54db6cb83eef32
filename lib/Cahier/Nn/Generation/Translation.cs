using Cahier.Tensors;

namespace Cahier.Nn.Generation;

/// <summary>A transformer that has read a sentence and writes another.</summary>
internal sealed class Translation(Transformer model, int[,] source) : IAutoregressive
{
    private readonly int[,] _source = (int[,])source.Clone();

    public int Vocabulary => model.Options.TargetVocabulary;

    public IContinuation Begin(int batch, bool cache = true)
    {
        var sentences = _source.GetLength(0);
        if (sentences != 1 && sentences != batch)
            throw new ArgumentException(Messages.NotOneSourceEach(sentences, batch), nameof(batch));

        var sources = new int[batch, _source.GetLength(1)];
        for (var b = 0; b < batch; b++)
            for (var s = 0; s < sources.GetLength(1); s++)
                sources[b, s] = _source[sentences == 1 ? 0 : b, s];
        return new Texts(model, sources, cache);
    }

    private sealed class Texts : IContinuation
    {
        private readonly Transformer _model;
        private readonly bool _cache;
        private readonly DecoderCache[] _caches;
        private int[,] _sources, _targets;
        private Tensor _memory;

        public Texts(Transformer model, int[,] sources, bool cache)
        {
            (_model, _cache, _sources) = (model, cache, sources);
            _caches = [.. model.Decoder.Layers.Select(_ => new DecoderCache())];
            _targets = new int[sources.GetLength(0), 0];
            using var noGrad = Tensor.NoGrad();
            using var scope = Tensor.NewDisposeScope();
            using var evaluation = model.Evaluation();
            _memory = model.Encode(sources).OutliveAll();
        }

        public Tensor Read(int[,] ids)
        {
            using var noGrad = Tensor.NoGrad();
            using var scope = Tensor.NewDisposeScope();
            using var evaluation = _model.Evaluation();
            _targets = Rereading.Joined(_targets, ids);
            if (_cache)
                return scope.Keep(_model.Continue(_memory, ids, Mask.Padding(_sources, _model.Options.PaddingId), _caches));

            var logits = _model.Decode(_memory, _targets, _sources);
            return scope.Keep(logits.Slice(1, logits.Dim(1) - 1, 1).Squeeze(1));
        }

        public void Select(ReadOnlySpan<int> texts)
        {
            foreach (var memory in _caches)
                memory.Select(texts);
            using var noGrad = Tensor.NoGrad();
            var before = _memory;
            _memory = Tensor.Concatenate([.. texts.ToArray().Select(text => before.Slice(0, text, 1))], axis: 0).OutliveAll();
            (_sources, _targets) = (Rereading.Selected(_sources, texts), Rereading.Selected(_targets, texts));
        }
    }
}
