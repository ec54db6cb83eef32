using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// Says to which class a sentence belongs: embeddings, with or without positions, layers in which the words look at each other, one
/// vector for the sentence, a linear map to the classes.
/// </summary>
public sealed class EncoderClassifier : Module
{
    private readonly Positions? _positions;
    private readonly Tensor? _class;
    private readonly Dropout _dropout;
    private readonly Linear _output;

    /// <summary>A model with random weights.</summary>
    /// <param name="options">Its shape.</param>
    /// <param name="positions">A table to add instead of the one that the options name.</param>
    public EncoderClassifier(EncoderClassifierOptions options, Positions? positions = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        var random = new Random(options.Seed);
        var first = options.Pooling == Pooling.Class ? 1 : 0;
        Embedding = Register("embedding", new Embedding(options.Vocabulary, options.Width, random));
        _class = first == 1 ? Register("class_token", Initialization.Normal([options.Width], 1, random)) : null;
        _positions = positions ?? Positions.Of(options.Positions, options.MaxLength + first, options.Width, random);
        if (_positions is not null)
            Register("positions", _positions);
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        Encoder = Register("encoder", new TransformerEncoder(options, options.Layers, finalNorm: options.NormFirst, random));
        _output = Register("output", new Linear(options.Width, options.Classes, random, options.Bias));
    }

    /// <summary>What the model was made from.</summary>
    public EncoderClassifierOptions Options { get; }

    /// <summary>The words' vectors: put others in (GloVe), or keep them from learning.</summary>
    public Embedding Embedding { get; }

    /// <summary>The layers.</summary>
    public TransformerEncoder Encoder { get; }

    /// <summary>For each sentence, how well each class fits.</summary>
    /// <param name="ids">[B, T] word numbers</param>
    /// <returns>[B, classes] logits</returns>
    public Tensor Forward(int[,] ids) => _output.Forward(Features(ids));

    /// <summary>The mean cross entropy of the classes.</summary>
    /// <param name="ids">[B, T] word numbers</param>
    /// <param name="classes">The class of each sentence.</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(int[,] ids, int[] classes) => Functional.CrossEntropy(Forward(ids), classes);

    /// <summary>One vector for each sentence: the output layer's input.</summary>
    /// <param name="ids">[B, T] word numbers</param>
    /// <returns>[B, D]</returns>
    public Tensor Features(int[,] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var first = _class is null ? 0 : 1;
        var x = Embedding.Forward(ids);                                     // [B, T, D]
        if (_class is not null)
            x = ClassToken.Before(x, _class);                               // [B, 1 + T, D]
        x = _dropout.Forward(_positions?.Forward(x) ?? x);
        var mask = Options.PaddingId is { } padding ? Mask.Padding(ids, padding, before: first) : null;
        x = Encoder.Forward(x, mask);
        return _class is not null ? x.Slice(1, 0, 1).Squeeze(1)
            : mask is null ? x.Mean(1)
            : MaskedMean(x, mask);
    }

    /// <summary>The mean over the positions that a mask [B, 1, 1, T] shows; zeros where it shows none.</summary>
    private static Tensor MaskedMean(Tensor x, Mask mask)
    {
        var weights = mask.ToTensor().Reshape(x.Dim(0), 1, x.Dim(1));       // [B, 1, T]: an attention that is the same for all words
        for (var b = 0; b < x.Dim(0); b++)
        {
            var row = weights.Row(b, x.Dim(1));
            var words = System.Numerics.Tensors.TensorPrimitives.Sum<float>(row);
            System.Numerics.Tensors.TensorPrimitives.Divide(row, Math.Max(1, words), row);
        }
        return weights.MatMul(x).Squeeze(1);                                // [B, D]
    }
}
