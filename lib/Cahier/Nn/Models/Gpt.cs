using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// A stack of transformer layers in which no token sees a later one: after each token it says how likely each is to come next, for all
/// positions of a text at once (GPT, Radford et al. 2018; with the normalisation first, GPT-2, Radford et al. 2019).
/// </summary>
public sealed class Gpt : Module
{
    private readonly Embedding _embedding;
    private readonly Positions _positions;
    private readonly Dropout _dropout;
    private readonly Linear _output;
    private Mask _past = Mask.Causal(0);

    /// <summary>A model with random weights: normal numbers of deviation 0.02, biases 0, as GPT-2 begins.</summary>
    public Gpt(GptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        var random = new Random(options.Seed);
        _embedding = Register("embedding", new Embedding(options.Vocabulary, options.Width, random));
        _positions = Register("positions", new LearnedPositions(options.MaxLength, options.Width, random));
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        Decoder = Register("", new TransformerEncoder(options, options.Layers, finalNorm: options.NormFirst, random));
        _output = Register("output", options.TiedHead
            ? new Linear(_embedding.Weight, null)
            : new Linear(options.Width, options.Vocabulary, random, bias: false));
        Initialization.SmallNormal(this, random);
        Initialization.ShrinkResiduals(this, 2 * options.Layers);
    }

    /// <summary>What the model was made from.</summary>
    public GptOptions Options { get; }

    /// <summary>The layers: an encoder's, since there is no other sentence to look at, under a causal mask.</summary>
    public TransformerEncoder Decoder { get; }

    /// <summary>For each position, how likely each token is to come next.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <returns>[B, T, V] logits</returns>
    public Tensor Forward(int[,] ids) => _output.Forward(Features(ids));

    /// <summary>What the model knows at each position: the output layer's input.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <returns>[B, T, D]</returns>
    public Tensor Features(int[,] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var x = _dropout.Forward(_positions.Forward(_embedding.Forward(ids)));
        if (_past.Shape[0] != ids.GetLength(1))
            _past = Mask.Causal(ids.GetLength(1));
        return Decoder.Forward(x, _past);
    }

    /// <summary>The mean of −ln P(next token | the tokens before it) over all positions.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <param name="next">[B, T], the token that follows each</param>
    /// <param name="ignoreIndex">A number that <paramref name="next"/> holds where nothing is to be predicted.</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(int[,] ids, int[,] next, int? ignoreIndex = null) =>
        Functional.CrossEntropy(Forward(ids), next, ignoreIndex);
}
