using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>A recurrent decoder with a sentence or an image before it, as a model that writes token by token.</summary>
/// <param name="model">What the decoder belongs to: it does not drop anything while it writes.</param>
/// <param name="decoder">Writes.</param>
/// <param name="vocabulary">V</param>
/// <param name="read">Gives the memory, [B, S, D], and the state to begin with.</param>
/// <param name="visible">What of the memory may be looked at, for texts about these of the B sources; null: everything.</param>
internal sealed class RecurrentWriting(
    Module model, RecurrentDecoder decoder, int vocabulary, Func<(Tensor Memory, RecurrentState State)> read, Func<int[], Mask?> visible)
    : IAutoregressive
{
    public int Vocabulary => vocabulary;

    public IContinuation Begin(int batch, bool cache = true)
    {
        using var noGradient = Tensor.NoGrad();
        using var scope = Tensor.NewDisposeScope();
        using var evaluation = model.Evaluation();
        var (memory, state) = read();
        var sources = memory.Dim(0);
        if (sources != 1 && sources != batch)
            throw new ArgumentException(Messages.NotOneSourceEach(sources, batch), nameof(batch));

        int[] about = [.. Enumerable.Range(0, batch).Select(b => sources == 1 ? 0 : b)];
        return new Texts(this, memory.Clone().OutliveAll(), state.Carry(), about, cache);
    }

    private Tensor Logits(int[,] words, Tensor memory, ref RecurrentState state, int[] about)
    {
        using var evaluation = model.Evaluation();
        (var logits, _, state) = decoder.Forward(words, memory.IndexSelect(0, about), state, visible(about));
        return logits.Slice(1, words.GetLength(1) - 1, 1).Squeeze(1);
    }

    private static RecurrentState Chosen(RecurrentState state, int[] texts) =>
        new(state.Hidden.IndexSelect(1, texts), state.Cell?.IndexSelect(1, texts));

    /// <param name="writing">The model.</param>
    /// <param name="memory">Of the B sources.</param>
    /// <param name="beginning">Of the B sources.</param>
    /// <param name="about">[N], for each text which source it is about.</param>
    /// <param name="cache">Whether the state is remembered; else each text is read again from its beginning.</param>
    private sealed class Texts(RecurrentWriting writing, Tensor memory, RecurrentState beginning, int[] about, bool cache) : IContinuation
    {
        private int[] _about = about;
        private RecurrentState? _state;
        private int[,] _words = new int[about.Length, 0];

        public Tensor Read(int[,] ids)
        {
            ArgumentNullException.ThrowIfNull(ids);
            using var noGradient = Tensor.NoGrad();
            using var scope = Tensor.NewDisposeScope();
            var words = cache ? ids : _words = Rereading.Joined(_words, ids);
            var state = _state ?? Chosen(beginning, _about);
            var logits = writing.Logits(words, memory, ref state, _about);
            if (cache)
                _state = state.Carry(_state);
            return scope.Keep(logits.Clone());
        }

        public void Select(ReadOnlySpan<int> texts)
        {
            int[] chosen = [.. texts];
            using var noGradient = Tensor.NoGrad();
            using var scope = Tensor.NewDisposeScope();
            _about = [.. chosen.Select(text => _about[text])];
            _state = _state is null ? null : Chosen(_state, chosen).Carry();
            _words = Rereading.Selected(_words, chosen);
        }
    }
}
