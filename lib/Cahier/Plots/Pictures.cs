using Cahier.Plots.Model;
using Cahier.Tensors;

namespace Cahier.Plots;

/// <summary>From tensors to pixels.</summary>
internal static class Pictures
{
    private const int Colors = 3;

    public static (double Min, double Max) Range(Tensor images, ColorScale scale, double? min, double? max)
    {
        var extent = Extent.Of(Numbers.From(images));
        bool unit = extent.IsEmpty || (extent.Min >= 0 && extent.Max <= 1);
        double reach = Math.Max(Math.Abs(extent.Min), Math.Abs(extent.Max));
        var (low, high) = scale.IsDiverging ? (-reach, reach) : unit ? (0, 1) : (extent.Min, extent.Max);
        var (first, last) = (min ?? low, max ?? high);
        return first < last ? (first, last) : (first, first + 1);
    }

    public static Picture[] Of(Tensor images, (double Min, double Max) range, ColorScale scale)
    {
        if (images.Rank is < 2 or > 4 || images.Count == 0 || (images.Rank == 4 && images.Dim(1) is not (1 or Colors)))
            throw new ShapeException(Messages.NotImages(images.Shape));
        bool color = images.Rank switch { 4 => images.Dim(1) == Colors, 3 => images.Dim(0) == Colors, _ => false };
        int height = images.Dim(-2), width = images.Dim(-1), size = height * width * (color ? Colors : 1);
        var values = Numbers.From(images);
        return [.. Enumerable.Range(0, images.Count / size).Select(i => Of(values[(i * size)..((i + 1) * size)], width, height, color))];

        Picture Of(double[] values, int width, int height, bool color)
        {
            var pixels = new Rgb[width * height];
            for (int i = 0; i < pixels.Length; i++)
            {
                pixels[i] = color
                    ? new Rgb(Level(values[i]), Level(values[i + pixels.Length]), Level(values[i + 2 * pixels.Length]))
                    : scale.At((values[i] - range.Min) / (range.Max - range.Min));
            }

            return new Picture(width, height, pixels, color ? null : values);
        }

        byte Level(double value) => double.IsNaN(value)
            ? (byte)0
            : (byte)Math.Round(255 * Math.Clamp((value - range.Min) / (range.Max - range.Min), 0, 1));
    }

    /// <summary>The same images under their overlays; a single image once for each.</summary>
    public static Picture[] Under(Tensor overlay, Picture[] pictures)
    {
        int layers = overlay.Rank == 3 ? overlay.Dim(0) : 1;
        if (overlay.Rank is not (2 or 3) || overlay.Count == 0 || (layers != pictures.Length && layers != 1 && pictures.Length != 1))
            throw new ShapeException(Messages.OverlayDiffers(overlay.Shape, pictures.Length));
        int rows = overlay.Dim(-2), columns = overlay.Dim(-1), size = rows * columns;
        var weights = Numbers.From(overlay);
        Cells[] grids = [.. Enumerable.Range(0, layers).Select(i => new Cells(weights[(i * size)..((i + 1) * size)], rows, columns))];
        int count = Math.Max(layers, pictures.Length);
        return [.. Enumerable.Range(0, count)
            .Select(i => pictures[pictures.Length == 1 ? 0 : i] with { Overlay = grids[layers == 1 ? 0 : i] })];
    }
}
