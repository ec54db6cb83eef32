using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// Says what class a text belongs to, such as the opinion it holds: word vectors, a recurrent network if wanted, one vector for the text
/// by attention pooling or by the last state, a linear layer.
/// </summary>
public sealed class TextClassifier : Module
{
    private readonly RecurrentNetwork? _network;
    private readonly AttentionPooling? _pooling;
    private readonly Dropout _dropout;
    private readonly Linear _output;

    /// <summary>A model with random weights.</summary>
    public TextClassifier(TextClassifierOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        var random = new Random(options.Seed);
        Embedding = Register("embedding", new Embedding(options.Vocabulary, options.Width, random));
        var width = options.Network is null ? options.Width : options.Hidden;
        _network = options.Network is { } kind ? Register("network", kind.Of(options.Width, options.Hidden, random)) : null;
        _pooling = options.Pooling is null && _network is not null
            ? null
            : Register("pooling", new AttentionPooling(width, options.Pooling ?? new AttentionPoolingOptions(), random));
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        _output = Register("output", new Linear(width, options.Classes, random));
    }

    /// <summary>What the model was made from.</summary>
    public TextClassifierOptions Options { get; }

    /// <summary>The words' vectors: pre-trained ones may be copied there.</summary>
    public Embedding Embedding { get; }

    /// <summary>A score for each class, and what was looked at.</summary>
    /// <param name="ids">[B, T] word numbers</param>
    /// <returns>[B, classes] logits, and the attention weights [B, T]; null without pooling.</returns>
    public (Tensor Logits, Tensor? Weights) Forward(int[,] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Tensor text;
        Tensor? weights = null;
        if (_network is null)
        {
            (text, weights) = _pooling!.Forward(Embedding.Forward(ids), WordsOf(ids));
        }
        else
        {
            var (states, end) = _network.Forward(Embedding, ids, lengths: SequenceLengths.Of(ids, Options.PaddingId));
            text = end.Hidden[^1, ..];
            if (_pooling is not null)
                (text, weights) = _pooling.Forward(states, WordsOf(ids));
        }
        return (_output.Forward(_dropout.Forward(text)), weights);
    }

    /// <summary>Cross entropy, plus α times the mean entropy of the attention: what spreads itself over many words costs more.</summary>
    /// <param name="ids">[B, T] word numbers</param>
    /// <param name="labels">[B], a class each; for a single score 0 or 1</param>
    /// <param name="alpha">α</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(int[,] ids, int[] labels, float alpha = 0)
    {
        var (logits, weights) = Forward(ids);
        var loss = Options.Classes == 1
            ? Functional.BinaryCrossEntropyWithLogits(logits.Squeeze(1), Tensor.From(Array.ConvertAll(labels, label => (float)label)))
            : Functional.CrossEntropy(logits, labels);
        return alpha == 0 || weights is null ? loss : loss + Functional.AttentionEntropy(weights).Mean() * alpha;
    }

    private Mask WordsOf(int[,] ids) => Mask.Padding(ids, Options.PaddingId).Reshape(ids.GetLength(0), ids.GetLength(1));
}
