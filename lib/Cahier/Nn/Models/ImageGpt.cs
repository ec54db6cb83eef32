using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// A GPT that writes images pixel by pixel, row after row (Chen et al. 2020): a pixel is the number of its colour in a palette, a start
/// token comes before the first.
/// </summary>
public sealed class ImageGpt : Module, IAutoregressive
{
    private readonly Gpt _gpt;

    /// <summary>A model with random weights.</summary>
    public ImageGpt(ImageGptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _gpt = Register("", new Gpt(options.AsGpt()));
    }

    /// <summary>What the model was made from.</summary>
    public ImageGptOptions Options { get; }

    /// <summary>The layers.</summary>
    public TransformerEncoder Decoder => _gpt.Decoder;

    /// <inheritdoc/>
    public int Vocabulary => Options.Colors;

    /// <summary>The number of the start token: one more than the last colour's.</summary>
    public int Start => Options.Colors;

    private int Pixels => Options.Rows * Options.Columns;

    /// <summary>For each pixel, how likely each colour is, given the pixels before it.</summary>
    /// <param name="images">[B, Y·X] colour numbers</param>
    /// <returns>[B, Y·X, colours] logits</returns>
    public Tensor Forward(int[,] images) => _gpt.Forward(Shifted(images));

    /// <summary>The mean of −ln P(pixel | the pixels before it) over all pixels.</summary>
    /// <param name="images">[B, Y·X] colour numbers</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(int[,] images) => Functional.CrossEntropy(Forward(images), images);

    /// <summary>Completes images.</summary>
    /// <param name="beginnings">[B, n] the first n pixels of each, row after row; n may be 0</param>
    /// <param name="sampling">How colours are chosen; drawn from the model's probabilities as they are, if not given.</param>
    /// <param name="random">Draws; a generator of seed 0 if not given.</param>
    /// <param name="cancellation">Stops between two pixels.</param>
    /// <returns>[B, Y·X]</returns>
    /// <exception cref="ArgumentException">More pixels than an image has.</exception>
    public int[,] Complete(int[,] beginnings, Sampling? sampling = null, Random? random = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(beginnings);
        var (batch, given) = (beginnings.GetLength(0), beginnings.GetLength(1));
        if (given > Pixels)
            throw new ArgumentException(Messages.NotHalfAnImage(given, Pixels), nameof(beginnings));

        var prompts = new int[batch, 1 + given];
        for (var b = 0; b < batch; b++)
            for (var i = 0; i <= given; i++)
                prompts[b, i] = i == 0 ? Start : beginnings[b, i - 1];
        var texts = this.Generate(prompts, Pixels - given, sampling, random, cancellation: cancellation);
        var images = new int[batch, Pixels];
        for (var b = 0; b < batch; b++)
            for (var i = 0; i < Pixels; i++)
                images[b, i] = i < given ? beginnings[b, i] : texts[b].Tokens[i - given].Id;
        return images;
    }

    /// <summary>One vector for each image, for a linear classifier: the mean of its pixels' states (Chen et al. 2020, section 2.3).</summary>
    /// <param name="images">[B, Y·X] colour numbers</param>
    /// <param name="layers">After how many layers; the paper found the middle ones best. All, if not given.</param>
    /// <returns>[B, D]</returns>
    public Tensor Features(int[,] images, int? layers = null) => _gpt.Features(Shifted(images), layers).Mean(1);

    /// <inheritdoc/>
    public IContinuation Begin(int batch, bool cache = true) => _gpt.Begin(batch, cache);

    /// <summary>The start, then all pixels but the last.</summary>
    private int[,] Shifted(int[,] images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var shifted = new int[images.GetLength(0), images.GetLength(1)];
        for (var b = 0; b < shifted.GetLength(0); b++)
            for (var i = 0; i < shifted.GetLength(1); i++)
                shifted[b, i] = i == 0 ? Start : images[b, i - 1];
        return shifted;
    }
}
