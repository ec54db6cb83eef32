using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// A stack of transformer layers in which no token sees a later one: after each token it says how likely each is to come next, for all
/// positions of a text at once (GPT, Radford et al. 2018; with the normalisation first, GPT-2, Radford et al. 2019).
/// </summary>
public sealed class Gpt : Module, IAutoregressive
{
    private readonly Positions? _positions;
    private readonly Dropout _dropout;
    private readonly Linear _output;
    private Mask _past = Mask.Causal(0);

    /// <summary>A model with random weights: normal numbers of deviation 0.02, biases 0, as GPT-2 begins.</summary>
    /// <exception cref="ArgumentException">Other outputs than the vocabulary with a tied head.</exception>
    public Gpt(GptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.TiedHead && options.Outputs != options.Vocabulary)
            throw new ArgumentException(Messages.TiedOutputs(options.Vocabulary, options.Outputs), nameof(options));

        Options = options;
        var random = new Random(options.Seed);
        Embedding = Register("embedding", new Embedding(options.Vocabulary, options.Width, random));
        _positions = Positions.Of(options.Positions, options.MaxLength, options.Width, random);
        if (_positions is not null)
            Register("positions", _positions);
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        Decoder = Register("decoder", new TransformerEncoder(options, options.Layers, finalNorm: options.NormFirst, random));
        _output = Register("output", options.TiedHead
            ? new Linear(Embedding.Weight, null)
            : new Linear(options.Width, options.Outputs, random, bias: false));
        Initialization.SmallNormal(this, random);
        Initialization.ShrinkResiduals(this, 2 * options.Layers);
    }

    /// <summary>What the model was made from.</summary>
    public GptOptions Options { get; }

    /// <summary>The tokens' vectors.</summary>
    public Embedding Embedding { get; }

    /// <summary>The layers: an encoder's, since there is no other sentence to look at, under a causal mask.</summary>
    public TransformerEncoder Decoder { get; }

    /// <inheritdoc/>
    public int Vocabulary => Options.Outputs;

    /// <summary>For each position, how likely each token is to come next.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <returns>[B, T, V] logits</returns>
    public Tensor Forward(int[,] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return _output.Forward(Decoder.Forward(Enter(ids, start: 0), Past(ids.GetLength(1))));
    }

    /// <summary>The mean of −ln P(next token | the tokens before it) over all positions.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <param name="next">[B, T], the token that follows each</param>
    /// <param name="ignoreIndex">A number that <paramref name="next"/> holds where nothing is to be predicted.</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(int[,] ids, int[,] next, int? ignoreIndex = null) =>
        Functional.CrossEntropy(Forward(ids), next, ignoreIndex);

    /// <summary>What the model makes of each token after some of its layers.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <param name="layers">How many layers; all, and the normalisation after them, if not given.</param>
    /// <returns>[B, T, D]</returns>
    public Tensor Features(int[,] ids, int? layers = null)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var (x, past) = (Enter(ids, start: 0), Past(ids.GetLength(1)));
        return layers is { } first ? Decoder.First(first, x, past) : Decoder.Forward(x, past);
    }

    /// <inheritdoc/>
    public IContinuation Begin(int batch, bool cache = true) => new GptContinuation(this, batch, cache);

    /// <summary>How likely each token is to come after tokens that follow others, which are remembered.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <param name="caches">One a layer.</param>
    /// <returns>[B, V] logits after the last</returns>
    internal Tensor Continue(int[,] ids, IReadOnlyList<KeyValueCache> caches)
    {
        var x = Decoder.Forward(Enter(ids, caches[0].Length), mask: null, caches);
        return _output.Forward(x.Slice(1, x.Dim(1) - 1, 1).Squeeze(1));
    }

    private Tensor Enter(int[,] ids, int start)
    {
        var x = Embedding.Forward(ids);
        return _dropout.Forward(_positions?.Forward(x, start) ?? x);
    }

    private Mask Past(int length) => _past.Shape[0] == length ? _past : _past = Mask.Causal(length);
}
