using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// An encoder that reads a text both ways (Devlin et al. 2019): token, position and segment vectors are added and normalised, post-norm
/// layers follow, and the first token's last state stands for the text. What it is for comes on top: <see cref="BertPretraining"/>,
/// <see cref="BertClassifier"/>.
/// </summary>
public sealed class Bert : Module
{
    private readonly Embedding _segments;
    private readonly LearnedPositions _positions;
    private readonly LayerNorm _norm;
    private readonly Dropout _dropout;
    private readonly Linear _pooler;

    /// <summary>A model with random weights: normal numbers of deviation 0.02, biases 0.</summary>
    public Bert(BertOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        var random = new Random(options.Seed);
        Embedding = Register("embedding", new Embedding(options.Vocabulary, options.Width, random));
        _positions = Register("positions", new LearnedPositions(options.MaxLength, options.Width, random));
        _segments = Register("segments", new Embedding(options.Segments, options.Width, random));
        _norm = Register("norm", LayerNorm.Of(options));
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        Encoder = Register("encoder", new TransformerEncoder(options, options.Layers, finalNorm: options.NormFirst, random));
        _pooler = Register("pooler", new Linear(options.Width, options.Width, random));
        Initialization.SmallNormal(this, random);
        Generator = random;
    }

    /// <summary>What the model was made from.</summary>
    public BertOptions Options { get; }

    /// <summary>The tokens' vectors.</summary>
    public Embedding Embedding { get; }

    /// <summary>The layers.</summary>
    public TransformerEncoder Encoder { get; }

    /// <summary>Where the first weights of what comes on top are drawn from.</summary>
    internal Random Generator { get; }

    /// <summary>What each token means where it stands.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <param name="segments">[B, T], to which sentence of a pair each token belongs; all to the first if not given</param>
    /// <returns>[B, T, D]</returns>
    public Tensor Forward(int[,] ids, int[,]? segments = null)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var x = _positions.Forward(Embedding.Forward(ids));
        x += segments is null ? _segments.Weight.Slice(0, 0, 1) : _segments.Forward(segments);
        return Encoder.Forward(_dropout.Forward(_norm.Forward(x)), Mask.Padding(ids, Options.PaddingId));
    }

    /// <summary>One vector for each text: tanh of a linear map of the first token's state.</summary>
    /// <param name="states">[B, T, D], what <see cref="Forward"/> gave</param>
    /// <returns>[B, D]</returns>
    public Tensor Pool(Tensor states)
    {
        ArgumentNullException.ThrowIfNull(states);
        return _pooler.Forward(states.Slice(1, 0, 1).Squeeze(1)).Tanh();
    }
}
