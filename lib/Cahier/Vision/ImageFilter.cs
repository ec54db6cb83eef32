using Cahier.Tensors;

namespace Cahier.Vision;

/// <summary>Small filters over single grey images, as in the days before they were learned.</summary>
public static class ImageFilter
{
    /// <summary>Slides a filter over an image without turning it round; the result has the image's size.</summary>
    /// <param name="image">[Y, X]</param>
    /// <param name="filter">[K, K], K odd</param>
    /// <param name="border">What stands beyond the border: where it is replicated no edge is found where the image only ends.</param>
    /// <returns>[Y, X]</returns>
    /// <exception cref="ShapeException">Not a grey image, or a filter that is not square and odd.</exception>
    public static Tensor Correlate(Tensor image, Tensor filter, PaddingMode border = PaddingMode.Replicate)
    {
        Shape.RequireExactRank(image, 2, nameof(Correlate), nameof(image));
        Shape.RequireExactRank(filter, 2, nameof(Correlate), nameof(filter));
        var size = filter.Dim(0);
        if (size % 2 == 0 || filter.Dim(1) != size)
            throw new ShapeException(Messages.FilterHasNoCentre(filter.Shape));
        return Functional.Conv2d(
            image.Reshape(1, 1, image.Dim(0), image.Dim(1)), filter.Reshape(1, 1, size, size), padding: size / 2, mode: border)
            .Reshape(image.Shape);
    }

    /// <summary>The bell of Gauss, G(x, y) ∝ exp(−(x² + y²)/2σ²), which blurs: its numbers sum to 1.</summary>
    /// <param name="sigma">σ, in pixels.</param>
    /// <returns>[K, K], three σ to each side</returns>
    public static Tensor Gaussian(float sigma)
    {
        Bounds.Positive(sigma);
        var bell = Bell(sigma, (x, y) => 1);
        return bell / bell.Sum();
    }

    /// <summary>
    /// The slope of that bell along x, Gˣ = x/σ²·G: blurs and takes the derivative in one go. Its transpose is that along y.
    /// </summary>
    /// <param name="sigma">σ, in pixels.</param>
    /// <returns>[K, K]; a ramp that rises by 1 a pixel gives 1</returns>
    public static Tensor GaussianSlope(float sigma)
    {
        Bounds.Positive(sigma);
        var slope = Bell(sigma, (x, y) => x);
        var ofRamp = Bell(sigma, (x, y) => x * x).Sum();
        return slope / ofRamp;
    }

    private static Tensor Bell(float sigma, Func<int, int, float> factor)
    {
        var reach = (int)MathF.Ceiling(3 * sigma);
        var size = 2 * reach + 1;
        var bell = Tensor.Empty([size, size]);
        for (var y = -reach; y <= reach; y++)
            for (var x = -reach; x <= reach; x++)
                bell[y + reach, x + reach] = factor(x, y) * MathF.Exp(-(x * x + y * y) / (2 * sigma * sigma));
        return bell;
    }
}
