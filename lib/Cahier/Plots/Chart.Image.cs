using Cahier.Plots.Model;
using Cahier.Tensors;

namespace Cahier.Plots;

public static partial class Chart
{
    private const int MostPictures = 400;
    private const int MostAcross = 10;

    /// <summary>One image, or several of one size in a grid, pixel by pixel: nothing is smoothed.</summary>
    /// <param name="images">
    /// Grey [Y, X], colour [3, Y, X] (red, green, blue), or a batch: [B, 1, Y, X], [B, 3, Y, X], or grey [B, Y, X] of any other B.
    /// </param>
    /// <param name="captions">What stands below each image; of one image repeated under several overlays, below each of those.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="columns">How many images side by side; at most ten without it.</param>
    /// <param name="colorScale">
    /// For grey images: black to white without it; <see cref="ColorScale.RdBu"/> for filters of both signs.
    /// </param>
    /// <param name="zMin">What is darkest. Without limits 0 and 1 where all numbers lie between, else the least and the greatest.</param>
    /// <param name="zMax">What is brightest.</param>
    /// <param name="overlay">
    /// Weights laid over the image, [Y', X'] on a grid of its own (attention over patches), or [B, Y', X'], one an image or, of a
    /// single image, one a copy. The greatest of all is the strongest: grey images turn orange there, those in colour stay bright.
    /// </param>
    /// <exception cref="ShapeException">The tensor holds no images, or the overlays are not as many as the images.</exception>
    /// <exception cref="ArgumentException">Not one caption an image, or too many images.</exception>
    public static Figure Image(
        Tensor images,
        Labels captions = default,
        string? title = null,
        int? columns = null,
        ColorScale? colorScale = null,
        double? zMin = null,
        double? zMax = null,
        Tensor? overlay = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (columns < 1)
            throw new ArgumentOutOfRangeException(nameof(columns), Messages.NotPositive(nameof(columns)));
        if (zMin >= zMax)
            throw new ArgumentException(Messages.BadRange(NumberText.Short(zMin.Value), NumberText.Short(zMax.Value)), nameof(zMin));
        var range = Pictures.Range(images, colorScale ?? ColorScale.Greys, zMin, zMax);
        var pictures = Pictures.Of(images, range, colorScale ?? ColorScale.Greys);
        if (overlay is not null)
            pictures = Pictures.Under(overlay, pictures);
        if (pictures.Length > MostPictures)
            throw new ArgumentException(Messages.TooManyPictures(pictures.Length, MostPictures), nameof(images));
        if (captions.Given && captions.Texts.Length != pictures.Length)
            throw new ArgumentException(Messages.CaptionsDiffer(captions.Texts.Length, pictures.Length), nameof(captions));
        if (captions.Given)
            pictures = [.. pictures.Select((picture, i) => picture with { Caption = captions.Texts[i] })];

        // Rows as even as they come: 12 images as 6 + 6, not as 10 + 2.
        int rows = (pictures.Length + MostAcross - 1) / MostAcross;
        var trace = new ImageTrace(pictures, Math.Min(columns ?? (pictures.Length + rows - 1) / rows, pictures.Length))
        {
            Range = range,
            Scale = colorScale ?? ColorScale.Greys,
        };
        return Single(trace, title);
    }
}
