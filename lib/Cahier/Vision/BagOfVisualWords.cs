using Cahier.Tensors;

namespace Cahier.Vision;

/// <summary>
/// Images as bags of words (Csurka et al. 2004): small patches are the words, k-means makes a dictionary of them, and an image is the
/// histogram of the words that it uses, wherever they stand.
/// </summary>
public sealed class BagOfVisualWords
{
    // Below this deviation a patch is flat: dividing by it would make an edge of mere noise.
    private const float Flat = 0.05f;

    private readonly int _size, _step;

    private BagOfVisualWords(KMeans dictionary, int size, int step) => (Dictionary, _size, _step) = (dictionary, size, step);

    /// <summary>The words: centres of groups of patches.</summary>
    public KMeans Dictionary { get; }

    /// <summary>The words as little images, [K, P, P].</summary>
    public Tensor Words => Dictionary.Centers.Reshape(-1, _size, _size);

    /// <summary>Makes a dictionary.</summary>
    /// <param name="images">[B, 1, Y, X], grey images.</param>
    /// <param name="words">K, how many words.</param>
    /// <param name="random">Draws the patches to learn from, and the first centres.</param>
    /// <param name="size">P, rows and columns of a patch.</param>
    /// <param name="step">Pixels from one patch to the next.</param>
    /// <param name="examples">At most so many patches are learned from.</param>
    /// <param name="onStep">Called after each iteration of k-means, for a live figure.</param>
    /// <exception cref="ShapeException">Not a batch of grey images.</exception>
    public static BagOfVisualWords Of(
        Tensor images, int words, Random random, int size = 5, int step = 2, int examples = 10_000, Action<KMeansStep>? onStep = null)
    {
        RequireGrey(images, nameof(BagOfVisualWords));
        ArgumentNullException.ThrowIfNull(random);
        var all = Tensor.Concatenate([.. Enumerable.Range(0, images.Dim(0)).Select(b => Descriptors(images, b, size, step))], 0);
        var order = Enumerable.Range(0, all.Dim(0)).ToArray();
        random.Shuffle(order);
        var some = Tensor.Empty([Math.Min(examples, order.Length), all.Dim(1)]);
        for (var n = 0; n < some.Dim(0); n++)
            all.Row(order[n], all.Dim(1)).CopyTo(some.Row(n, all.Dim(1)));
        return new(KMeans.Of(some, words, random, iterations: 30, onStep), size, step);
    }

    /// <summary>Which part of each image's patches is which word.</summary>
    /// <param name="images">[B, 1, Y, X]</param>
    /// <returns>[B, K], each row sums to 1</returns>
    /// <exception cref="ShapeException">Not a batch of grey images.</exception>
    public Tensor Histograms(Tensor images)
    {
        RequireGrey(images, nameof(Histograms));
        var histograms = Tensor.Zeros(images.Dim(0), Dictionary.Centers.Dim(0));
        for (var b = 0; b < images.Dim(0); b++)
        {
            var words = Dictionary.Assign(Descriptors(images, b, _size, _step));
            foreach (var word in words)
                histograms[b, word] += 1f / words.Length;
        }
        return histograms;
    }

    private static void RequireGrey(Tensor images, string operation)
    {
        Shape.RequireExactRank(images, 4, operation, nameof(images));
        Shape.RequireExamples(images, operation, nameof(images));
        Shape.Require(images, images.Shape.With(1, 1), operation, nameof(images));
    }

    /// <summary>What is compared: patches without their brightness and their contrast.</summary>
    private static Tensor Descriptors(Tensor images, int b, int size, int step)
    {
        using var noGradient = Tensor.NoGrad();
        var patches = Patches.Windows(images[b, .., .., ..], size, step);
        var centred = patches - patches.Mean(-1, keepDim: true);
        return centred / Tensor.Maximum(centred.Pow(2).Mean(-1, keepDim: true).Sqrt(), Tensor.Scalar(Flat));
    }
}
