using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// A recurrent network that reads a text character by character and says after each how likely every character is to come next: yᵢ =
/// softmax(W·hᵢ + b).
/// </summary>
public sealed class CharModel : Module, IAutoregressive
{
    private readonly Embedding? _embedding;
    private readonly Dropout _dropout;
    private readonly Linear _output;

    /// <summary>A model with random weights.</summary>
    public CharModel(CharModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        var random = new Random(options.Seed);
        var inputs = options.Embedding > 0 ? options.Embedding : options.Vocabulary;
        _embedding = options.Embedding > 0 ? Register("embedding", new Embedding(options.Vocabulary, inputs, random)) : null;
        Network = Register("rnn", options.Kind.Of(inputs, options.Hidden, random, options.Layers, options.Dropout, options.GruForm));
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        _output = Register("output", new Linear(options.Hidden, options.Vocabulary, random));
    }

    /// <summary>What the model was made from.</summary>
    public CharModelOptions Options { get; }

    /// <inheritdoc/>
    public int Vocabulary => Options.Vocabulary;

    /// <summary>The recurrent layers.</summary>
    public RecurrentNetwork Network { get; }

    /// <summary>For each position, how likely each character is to come next.</summary>
    /// <param name="ids">[B, T] character numbers</param>
    /// <param name="state">Where the text before has led; null: nowhere, zeros.</param>
    /// <returns>[B, T, V] logits, and where this text leads.</returns>
    public (Tensor Logits, RecurrentState State) Forward(int[,] ids, RecurrentState? state = null)
    {
        var (hidden, end) = _embedding is null ? Network.Forward(ids, state) : Network.Forward(_embedding, ids, state);
        return (_output.Forward(_dropout.Forward(hidden)), end);
    }

    /// <summary>The mean of −ln P(next character | the characters before it) over all positions.</summary>
    /// <param name="ids">[B, T] character numbers</param>
    /// <param name="next">[B, T], the character that follows each</param>
    /// <param name="state">
    /// Where the text before has led: <see cref="RecurrentState.Carry"/> of what the last call returned, for truncated backpropagation
    /// through time.
    /// </param>
    /// <returns>A number, [], and where this text leads.</returns>
    public (Tensor Loss, RecurrentState State) Loss(int[,] ids, int[,] next, RecurrentState? state = null)
    {
        var (logits, end) = Forward(ids, state);
        return (Functional.CrossEntropy(logits, next), end);
    }

    /// <inheritdoc/>
    public IContinuation Begin(int batch, bool cache = true) =>
        cache ? new CharContinuation(this) : new Rereading(Vocabulary, ReadAll).Begin(batch);

    private Tensor ReadAll(int[,] ids)
    {
        using var evaluation = Evaluation();
        return Forward(ids).Logits;
    }
}
