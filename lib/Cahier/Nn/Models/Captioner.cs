using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// Describes an image: a convolutional network gives features of its regions, a recurrent network writes, and for each word attention
/// chooses the regions to look at ("Show, Attend and Tell", Xu et al. 2015, soft attention).
/// </summary>
public sealed class Captioner : Module
{
    private readonly ILayer? _encoder;
    private readonly Linear _hidden;
    private readonly Linear? _cell;

    /// <summary>A model with random weights.</summary>
    /// <param name="options">Its shape.</param>
    /// <param name="encoder">
    /// Makes features [B, R, D] of the regions of images [B, C, Y, X], as <see cref="ConvEncoder"/> does, or maps [B, D, Y', X'], and learns
    /// with the rest if it is a <see cref="Module"/>; null: the model is given features instead of images.
    /// </param>
    public Captioner(CaptionerOptions options, ILayer? encoder = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _encoder = encoder;
        if (encoder is Module module)
            Register("encoder", module);
        var random = new Random(options.Seed);
        Linear Begin(string name) => Register(name, new Linear(options.FeatureWidth, options.Layers * options.Hidden, random));
        _hidden = Begin("initial_hidden");
        _cell = options.Kind == RecurrentKind.Lstm ? Begin("initial_cell") : null;
        Decoder = Register("decoder", new RecurrentDecoder(options, options.FeatureWidth, random));
    }

    /// <summary>What the model was made from.</summary>
    public CaptionerOptions Options { get; }

    /// <summary>Writes the caption.</summary>
    public RecurrentDecoder Decoder { get; }

    /// <summary>The regions of images.</summary>
    /// <param name="images">[B, C, Y, X] for a model with an encoder; features [B, R, D], or maps [B, D, Y, X], for one without</param>
    /// <returns>[B, R, D], region after region as one reads, row by row</returns>
    public Tensor Regions(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var maps = _encoder?.Forward(images) ?? images;
        if (maps.Rank == 4)
            maps = maps.Reshape(maps.Dim(0), maps.Dim(1), -1).Transpose(1, 2);
        Shape.Require(maps, [images.Dim(0), maps.Dim(1), Options.FeatureWidth], nameof(Captioner), "regions");
        return maps;
    }

    /// <summary>For each position of the caption, how likely each word is to come next; the words before it are the given ones.</summary>
    /// <param name="images">As <see cref="Regions"/> takes them.</param>
    /// <param name="caption">[B, T] word numbers, the first of which is the start</param>
    /// <returns>[B, T, V] logits, and the attention weights [B, T, R]; null without attention.</returns>
    public (Tensor Logits, Tensor? Weights) Forward(Tensor images, int[,] caption)
    {
        var regions = Regions(images);
        var (logits, weights, _) = Decoder.Forward(caption, regions, Begin(regions));
        return (logits, weights);
    }

    /// <summary>The mean of −ln P(word | image, the words before it) over the words expected.</summary>
    /// <param name="images">As <see cref="Regions"/> takes them.</param>
    /// <param name="caption">[B, T]: start, then the caption</param>
    /// <param name="expected">[B, T]: the caption, then its end; padding does not count</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(Tensor images, int[,] caption, int[,] expected) =>
        Functional.CrossEntropy(Forward(images, caption).Logits, expected, ignoreIndex: Options.PaddingId);

    /// <summary>Describes by taking the likeliest word each time, until the end or the longest length.</summary>
    /// <param name="images">As <see cref="Regions"/> takes them.</param>
    /// <param name="start">The word that every caption begins with.</param>
    /// <param name="end">The word that closes a caption.</param>
    /// <param name="maxLength">The most words to write.</param>
    /// <returns>The B captions, and the regions looked at for each word.</returns>
    public IReadOnlyList<WrittenSentence> Describe(Tensor images, int start, int end, int maxLength)
    {
        using var noGradient = Tensor.NoGrad();
        using var scope = Tensor.NewDisposeScope();
        using var evaluation = Evaluation();
        var regions = Regions(images);
        return Decoder.Write(regions, Begin(regions), null, start, end, maxLength);
    }

    /// <summary>
    /// The model with an image before it, as one that writes token by token: what <see cref="Generator"/> and <see cref="BeamSearch"/>
    /// write with.
    /// </summary>
    /// <param name="images">As <see cref="Regions"/> takes them: one image for all texts that are written, or one for each.</param>
    public IAutoregressive Describing(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new RecurrentWriting(
            this, Decoder, Options.TargetVocabulary,
            () =>
            {
                var regions = Regions(images);
                return (regions, Begin(regions));
            },
            _ => null);
    }

    /// <summary>The state to begin with is computed from the mean of the regions (Xu et al. 2015, section 3.1.2).</summary>
    private RecurrentState Begin(Tensor regions)
    {
        var mean = regions.Mean(1);
        Tensor State(Linear layer) =>
            layer.Forward(mean).Tanh().Reshape(mean.Dim(0), Options.Layers, Options.Hidden).Transpose(0, 1);     // [L, B, H]
        return new(State(_hidden), _cell is null ? null : State(_cell));
    }
}
