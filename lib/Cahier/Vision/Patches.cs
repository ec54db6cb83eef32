using Cahier.Tensors;

namespace Cahier.Vision;

/// <summary>Images cut into square patches, each a row of numbers, and put together again.</summary>
public static class Patches
{
    /// <summary>
    /// Cuts images into patches side by side, from left to right and then downwards (as ViT does, Dosovitskiy et al. 2021). Gradients pass.
    /// </summary>
    /// <param name="images">[B, C, Y, X]</param>
    /// <param name="size">P, rows and columns of a patch.</param>
    /// <returns>[B, Y/P·X/P, C·P·P]: in a row channel by channel, and row by row within</returns>
    /// <exception cref="ShapeException">Not of rank 4, an empty batch, or a size that does not divide Y and X.</exception>
    public static Tensor Cut(Tensor images, int size)
    {
        Shape.RequireExactRank(images, 4, nameof(Cut), nameof(images));
        Shape.RequireExamples(images, nameof(Cut), nameof(images));
        var (batch, channels, height, width) = (images.Dim(0), images.Dim(1), images.Dim(2), images.Dim(3));
        RequireWhole(images.Shape, height, width, size);
        // [B·C, Y/P, P, X/P, P] → [B·C, Y/P, X/P, P, P] → the channels inside the patches
        var tiles = images.Reshape(batch * channels, height / size, size, width / size, size).Transpose(2, 3);
        return tiles.Reshape(batch, channels, -1, size * size).Transpose(1, 2).Reshape(batch, -1, channels * size * size);
    }

    /// <summary>The other way round. Gradients pass.</summary>
    /// <param name="patches">[B, Y/P·X/P, C·P·P]</param>
    /// <param name="channels">C</param>
    /// <param name="height">Y</param>
    /// <param name="width">X</param>
    /// <returns>[B, C, Y, X]</returns>
    /// <exception cref="ShapeException">The patches do not fill such images.</exception>
    public static Tensor Join(Tensor patches, int channels, int height, int width)
    {
        Shape.RequireExactRank(patches, 3, nameof(Join), nameof(patches));
        Shape.RequireExamples(patches, nameof(Join), nameof(patches));
        var (batch, pixels) = (patches.Dim(0), patches.Dim(2));
        var size = (int)Math.Sqrt((double)pixels / channels);
        RequireWhole(patches.Shape, height, width, size);
        Shape.Require(patches, [batch, height / size * (width / size), channels * size * size], nameof(Join), nameof(patches));
        var tiles = patches.Reshape(batch, -1, channels, size * size).Transpose(1, 2);
        return tiles.Reshape(batch * channels, height / size, width / size, size, size).Transpose(2, 3)
            .Reshape(batch, channels, height, width);
    }

    /// <summary>All patches of an image that begin at multiples of a step; they may overlap. Without gradient.</summary>
    /// <param name="image">[Y, X] or [C, Y, X]</param>
    /// <param name="size">P, rows and columns of a patch.</param>
    /// <param name="step">Pixels from one patch to the next.</param>
    /// <returns>[N, C·P·P]</returns>
    /// <exception cref="ShapeException">Not such an image, or one smaller than a patch.</exception>
    public static Tensor Windows(Tensor image, int size, int step = 1)
    {
        Shape.RequireRank(image, 2, nameof(Windows), nameof(image));
        Bounds.AtLeast(size, 1);
        Bounds.AtLeast(step, 1);
        var (height, width) = (image.Dim(-2), image.Dim(-1));
        var planes = image.Reshape(-1, height, width);
        if (height < size || width < size)
            throw new ShapeException(Messages.PatchesDoNotFit(image.Shape, size));

        var (rows, columns) = ((height - size) / step + 1, (width - size) / step + 1);
        var patches = Tensor.Empty([rows * columns, planes.Dim(0) * size * size]);
        for (var n = 0; n < rows * columns; n++)
        {
            var (y, x) = (n / columns * step, n % columns * step);
            for (var i = 0; i < planes.Dim(0) * size; i++)
            {
                var (c, v) = Math.DivRem(i, size);
                planes.Row(c * height + y + v, width).Slice(x, size).CopyTo(patches.Row(n, patches.Dim(1))[(i * size)..]);
            }
        }
        return patches;
    }

    private static void RequireWhole(Shape shape, int height, int width, int size)
    {
        if (size < 1 || height % size != 0 || width % size != 0)
            throw new ShapeException(Messages.PatchesDoNotFit(shape, size));
    }
}
