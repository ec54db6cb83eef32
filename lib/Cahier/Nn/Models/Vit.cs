using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// A transformer that reads an image as a sentence of patches (Dosovitskiy et al. 2021, eq. 1-4): each is flattened and projected, a
/// class token goes before them, learned positions are added, and pre-norm layers follow.
/// </summary>
public sealed class Vit : Module
{
    private readonly Linear _projection, _output;
    private readonly Tensor _class;
    private readonly Positions? _positions;
    private readonly Dropout _dropout;

    /// <summary>A model with random weights.</summary>
    /// <exception cref="ArgumentException">The image is not whole patches.</exception>
    public Vit(VitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.PatchSize < 1 || options.ImageSize % options.PatchSize != 0)
            throw new ArgumentException(Messages.NotWholePatches(options.ImageSize, options.PatchSize), nameof(options));

        Options = options;
        var random = new Random(options.Seed);
        var numbers = options.Channels * options.PatchSize * options.PatchSize;
        _projection = Register("projection", new Linear(numbers, options.Width, random));
        _class = Register("class_token", Tensor.Zeros(options.Width));
        _positions = Positions.Of(options.Positions, 1 + options.Patches, options.Width, random);
        if (_positions is not null)
            Register("positions", _positions);
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        Encoder = Register("encoder", new TransformerEncoder(options, options.Layers, finalNorm: options.NormFirst, random));
        _output = Register("output", new Linear(options.Width, options.Classes, random));
    }

    /// <summary>What the model was made from.</summary>
    public VitOptions Options { get; }

    /// <summary>The layers.</summary>
    public TransformerEncoder Encoder { get; }

    /// <summary>For each image, how well each class fits.</summary>
    /// <param name="images">[B, C, Y, X]</param>
    /// <returns>[B, classes] logits</returns>
    public Tensor Forward(Tensor images) => _output.Forward(Features(images));

    /// <summary>The mean cross entropy of the classes.</summary>
    /// <param name="images">[B, C, Y, X]</param>
    /// <param name="classes">The class of each image.</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(Tensor images, int[] classes) => Functional.CrossEntropy(Forward(images), classes);

    /// <summary>One vector for each image: the class token's last state.</summary>
    /// <param name="images">[B, C, Y, X]</param>
    /// <returns>[B, D]</returns>
    public Tensor Features(Tensor images)
    {
        var x = ClassToken.Before(_projection.Forward(Patches(images)), _class);     // [B, 1 + patches, D]
        x = Encoder.Forward(_dropout.Forward(_positions?.Forward(x) ?? x));
        return x.Slice(1, 0, 1).Squeeze(1);
    }

    /// <summary>The image's patches, row after row, each flattened: channel, row, column.</summary>
    /// <param name="images">[B, C, Y, X]</param>
    /// <returns>[B, patches, C·P·P]</returns>
    /// <exception cref="ShapeException">The images are of another size.</exception>
    public Tensor Patches(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        Shape.RequireExactRank(images, 4, nameof(Vit), nameof(images));
        Shape.Require(
            images, [images.Dim(0), Options.Channels, Options.ImageSize, Options.ImageSize], nameof(Vit), nameof(images));
        return Vision.Patches.Cut(images, Options.PatchSize);
    }

    /// <summary>How much the class token looks at each patch, as the model is used.</summary>
    /// <param name="images">[B, C, Y, X]</param>
    /// <returns>For each layer [B, H, Y/P, X/P].</returns>
    public IReadOnlyList<Tensor> ClassAttention(Tensor images)
    {
        var across = Options.ImageSize / Options.PatchSize;
        return
        [
            .. Encoder.AttentionWeights(this, () => Forward(images))
                .Select(weights => weights.Slice(2, 0, 1).Slice(3, 1, Options.Patches).Reshape(weights.Dim(0), weights.Dim(1), across, across)),
        ];
    }
}
