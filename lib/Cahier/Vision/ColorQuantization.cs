using Cahier.Tensors;

namespace Cahier.Vision;

/// <summary>A palette of few colours, found by k-means, and images written in it: the words of ImageGPT (Chen et al. 2020).</summary>
public sealed class ColorQuantization
{
    private readonly KMeans _colors;
    private readonly int[] _rank;

    private ColorQuantization(KMeans colors)
    {
        // The darkest colour is number 0, so that numbers mean something to the eye.
        var byBrightness = Enumerable.Range(0, colors.Centers.Dim(0)).OrderBy(k => colors.Centers[k, ..].Sum().Item()).ToArray();
        _colors = colors;
        _rank = new int[byBrightness.Length];
        Palette = Tensor.Empty(colors.Centers.Shape);
        for (var i = 0; i < byBrightness.Length; i++)
        {
            _rank[byBrightness[i]] = i;
            colors.Centers.Row(byBrightness[i], Palette.Dim(1)).CopyTo(Palette.Row(i, Palette.Dim(1)));
        }
    }

    /// <summary>The colours, [K, C], darkest first.</summary>
    public Tensor Palette { get; }

    /// <summary>Finds a palette.</summary>
    /// <param name="images">[B, C, Y, X]</param>
    /// <param name="colors">K, how many colours.</param>
    /// <param name="random">Draws the pixels to learn from, and the first centres.</param>
    /// <param name="examples">So many pixels are drawn.</param>
    /// <exception cref="ShapeException">Not of rank 4, or an empty batch.</exception>
    public static ColorQuantization Of(Tensor images, int colors, Random random, int examples = 10_000)
    {
        ArgumentNullException.ThrowIfNull(random);
        var pixels = Pixels(images);
        if (pixels.Dim(0) > examples)
        {
            var some = Tensor.Empty([examples, pixels.Dim(1)]);
            for (var n = 0; n < examples; n++)
                pixels.Row(random.Next(pixels.Dim(0)), pixels.Dim(1)).CopyTo(some.Row(n, pixels.Dim(1)));
            pixels = some;
        }
        return new(KMeans.Of(pixels, colors, random, iterations: 50));
    }

    /// <summary>The number of the nearest colour of each pixel, row after row: images as sentences.</summary>
    /// <param name="images">[B, C, Y, X]</param>
    /// <returns>[B, Y·X]</returns>
    /// <exception cref="ShapeException">Not images of as many channels.</exception>
    public int[,] Encode(Tensor images)
    {
        var nearest = _colors.Assign(Pixels(images));
        var ids = new int[images.Dim(0), images.Dim(2) * images.Dim(3)];
        for (var i = 0; i < nearest.Length; i++)
            ids[i / ids.GetLength(1), i % ids.GetLength(1)] = _rank[nearest[i]];
        return ids;
    }

    /// <summary>The images that are written so.</summary>
    /// <param name="ids">[B, Y·X], numbers of colours.</param>
    /// <param name="height">Y</param>
    /// <returns>[B, C, Y, X]</returns>
    /// <exception cref="IndexException">A number is not one of a colour.</exception>
    public Tensor Decode(int[,] ids, int height)
    {
        ArgumentNullException.ThrowIfNull(ids);
        using var noGradient = Tensor.NoGrad();
        var colors = Functional.Embedding(Palette, ids).Transpose();        // [B, C, Y·X]
        return colors.Reshape(ids.GetLength(0), Palette.Dim(1), height, -1);
    }

    /// <summary>Each pixel a row: [B·Y·X, C].</summary>
    private static Tensor Pixels(Tensor images)
    {
        Shape.RequireExactRank(images, 4, nameof(ColorQuantization), nameof(images));
        Shape.RequireExamples(images, nameof(ColorQuantization), nameof(images));
        using var noGradient = Tensor.NoGrad();
        return images.Reshape(images.Dim(0), images.Dim(1), -1).Transpose().Reshape(-1, images.Dim(1));
    }
}
