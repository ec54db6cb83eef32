using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// Reads one sentence and writes another, each with a recurrent network: what the encoder ends with is where the decoder begins (Sutskever
/// et al. 2014), and with attention each word to write looks back at all states of the encoder (Bahdanau et al. 2015).
/// </summary>
public sealed class Seq2Seq : Module
{
    private readonly Embedding _embedding;
    private readonly RecurrentNetwork _encoder;

    /// <summary>A model with random weights.</summary>
    public Seq2Seq(Seq2SeqOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        var random = new Random(options.Seed);
        _embedding = Register("embedding", new Embedding(options.SourceVocabulary, options.Width, random));
        _encoder = Register("encoder", options.Kind.Of(options.Width, options.Hidden, random, options.Layers, options.Dropout));
        Decoder = Register("decoder", new RecurrentDecoder(options, options.Hidden, random));
    }

    /// <summary>What the model was made from.</summary>
    public Seq2SeqOptions Options { get; }

    /// <summary>Writes the target.</summary>
    public RecurrentDecoder Decoder { get; }

    /// <summary>Reads a sentence.</summary>
    /// <param name="source">[B, S] word numbers</param>
    /// <returns>[B, S, H], the states after each word, and the last ones.</returns>
    public (Tensor Memory, RecurrentState State) Encode(int[,] source) =>
        _encoder.Forward(_embedding, source, lengths: SequenceLengths.Of(source, Options.PaddingId));

    /// <summary>For each position of the target, how likely each word is to come next; the words before it are the given ones (teacher forcing).</summary>
    /// <param name="source">[B, S] word numbers</param>
    /// <param name="target">[B, T] word numbers, the first of which is the start</param>
    /// <returns>[B, T, V] logits, and the attention weights [B, T, S]; null without attention.</returns>
    public (Tensor Logits, Tensor? Weights) Forward(int[,] source, int[,] target)
    {
        var (memory, state) = Encode(source);
        var (logits, weights, _) = Decoder.Forward(target, memory, state, WordsOf(source));
        return (logits, weights);
    }

    /// <summary>The mean of −ln P(word | source, the words before it) over the words expected.</summary>
    /// <param name="source">[B, S] word numbers</param>
    /// <param name="target">[B, T]: start, then the sentence to write</param>
    /// <param name="expected">[B, T]: the sentence, then its end; padding does not count</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(int[,] source, int[,] target, int[,] expected) =>
        Functional.CrossEntropy(Forward(source, target).Logits, expected, ignoreIndex: Options.PaddingId);

    /// <summary>Translates by taking the likeliest word each time, until the end or the longest length.</summary>
    /// <param name="source">[B, S] word numbers</param>
    /// <param name="start">The word that every target begins with.</param>
    /// <param name="end">The word that closes a target.</param>
    /// <param name="maxLength">The most words to write.</param>
    /// <returns>The B sentences, and what was looked at for each word.</returns>
    public IReadOnlyList<WrittenSentence> GreedyDecode(int[,] source, int start, int end, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var noGradient = Tensor.NoGrad();
        using var scope = Tensor.NewDisposeScope();
        using var evaluation = Evaluation();
        var (memory, state) = Encode(source);
        return Decoder.Write(memory, state, WordsOf(source), start, end, maxLength);
    }

    /// <summary>
    /// The model with a sentence before it, as one that writes token by token: what <see cref="Generator"/> and
    /// <see cref="BeamSearch"/> write with.
    /// </summary>
    /// <param name="source">[B, S] word numbers: one sentence for all texts that are written, or one for each</param>
    public IAutoregressive Translating(int[,] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var read = (int[,])source.Clone();
        return new RecurrentWriting(
            this, Decoder, Options.TargetVocabulary, () => Encode(read), about => WordsOf(Rereading.Selected(read, about)));
    }

    private Mask WordsOf(int[,] source) => Mask.Padding(source, Options.PaddingId).Reshape(source.GetLength(0), 1, source.GetLength(1));
}
