using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>The encoder-decoder of "Attention Is All You Need" (Vaswani et al. 2017): reads one sentence, writes another.</summary>
/// <remarks>
/// Under the default options every linear map has a bias, each encoder layer has two normalisations and each decoder layer three,
/// none follows the stacks, the two embeddings and the output layer are separate, and positions are fixed.
/// </remarks>
public sealed class Transformer : Module
{
    private readonly Embedding _sourceEmbedding, _targetEmbedding;
    private readonly Positions? _sourcePositions, _targetPositions;
    private readonly Dropout _dropout;
    private readonly Linear _output;

    /// <summary>A model with random weights.</summary>
    /// <exception cref="ArgumentException">Embeddings are to be tied but the vocabularies differ.</exception>
    public Transformer(TransformerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.TiedEmbeddings && options.SourceVocabulary != options.TargetVocabulary)
            throw new ArgumentException(Messages.VocabulariesDiffer(options.SourceVocabulary, options.TargetVocabulary), nameof(options));

        Options = options;
        var random = new Random(options.Seed);
        // Rows are multiplied by √D on their way in (section 3.4): so they start there with variance 1, and tied ones give logits of
        // variance 1.
        Embedding NewEmbedding(int words) => new(words, options.Width, random, deviation: 1 / MathF.Sqrt(options.Width));
        Positions? NewPositions() => Positions.Of(options.Positions, options.MaxLength, options.Width, random);

        _sourceEmbedding = Register("source_embedding", NewEmbedding(options.SourceVocabulary));
        _targetEmbedding = Register("target_embedding", options.TiedEmbeddings ? _sourceEmbedding : NewEmbedding(options.TargetVocabulary));
        (_sourcePositions, _targetPositions) = (NewPositions(), NewPositions());
        if (_sourcePositions is not null && _targetPositions is not null)
        {
            Register("source_positions", _sourcePositions);
            Register("target_positions", _targetPositions);
        }
        Encoder = Register("encoder", new TransformerEncoder(options, options.EncoderLayers, options.FinalNorm, random));
        Decoder = Register("decoder", new TransformerDecoder(options, options.DecoderLayers, options.FinalNorm, random));
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        var output = new Linear(options.Width, options.TargetVocabulary, random, options.Bias);
        _output = Register("output", options.TiedEmbeddings ? new Linear(_targetEmbedding.Weight, output.Bias) : output);
    }

    /// <summary>What the model was made from.</summary>
    public TransformerOptions Options { get; }

    /// <summary>Reads the source.</summary>
    public TransformerEncoder Encoder { get; }

    /// <summary>Writes the target.</summary>
    public TransformerDecoder Decoder { get; }

    /// <summary>Reads a sentence.</summary>
    /// <param name="source">[B, S] word numbers</param>
    /// <returns>[B, S, D], the memory</returns>
    public Tensor Encode(int[,] source)
    {
        var x = _sourceEmbedding.Forward(source) * MathF.Sqrt(Options.Width);
        return Encoder.Forward(_dropout.Forward(_sourcePositions?.Forward(x) ?? x), Mask.Padding(source, Options.PaddingId));
    }

    /// <summary>For each position of the target, how likely each word is to come next.</summary>
    /// <param name="memory">[B, S, D], what <see cref="Encode"/> made of the source</param>
    /// <param name="target">[B, T] numbers of the words already written, the first of which is the start</param>
    /// <param name="source">[B, S] word numbers of the source: its padding is not looked at</param>
    /// <returns>[B, T, V] logits</returns>
    public Tensor Decode(Tensor memory, int[,] target, int[,] source)
    {
        ArgumentNullException.ThrowIfNull(target);
        var x = _targetEmbedding.Forward(target) * MathF.Sqrt(Options.Width);
        var past = Mask.Causal(target.GetLength(1)) & Mask.Padding(target, Options.PaddingId);
        x = Decoder.Forward(_dropout.Forward(_targetPositions?.Forward(x) ?? x), memory, past, Mask.Padding(source, Options.PaddingId));
        return _output.Forward(x);
    }

    /// <summary>
    /// The model with a sentence before it, as one that writes token by token: what <see cref="Generator"/> and
    /// <see cref="BeamSearch"/> write with.
    /// </summary>
    /// <param name="source">[B, S] word numbers: one sentence for all texts that are written, or one for each</param>
    public IAutoregressive Translating(int[,] source) => new Translation(this, source);

    /// <summary>How likely each word is to come after words that follow others, which are remembered. Without gradient.</summary>
    /// <param name="memory">[B, S, D]</param>
    /// <param name="target">[B, T] the words that follow</param>
    /// <param name="memoryMask">What of the memory may be looked at.</param>
    /// <param name="caches">One a layer.</param>
    /// <returns>[B, V] logits after the last</returns>
    internal Tensor Continue(Tensor memory, int[,] target, Mask memoryMask, IReadOnlyList<DecoderCache> caches)
    {
        var x = _targetEmbedding.Forward(target) * MathF.Sqrt(Options.Width);
        x = Decoder.Forward(
            _dropout.Forward(_targetPositions?.Forward(x, caches[0].Self.Length) ?? x), memory, mask: null, memoryMask, caches);
        return _output.Forward(x.Slice(1, x.Dim(1) - 1, 1).Squeeze(1));
    }

    /// <summary>Reads the source and, for each position of the target, says how likely each word is to come next.</summary>
    /// <param name="source">[B, S] word numbers</param>
    /// <param name="target">[B, T] word numbers</param>
    /// <returns>[B, T, V] logits</returns>
    public Tensor Forward(int[,] source, int[,] target) => Decode(Encode(source), target, source);
}
