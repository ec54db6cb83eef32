using Cahier.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Data;

/// <summary>
/// Handwritten digits, generated: strokes that are shifted, turned, stretched, slanted, thick or thin, and noisy. White on black, as MNIST.
/// Each class is as frequent as the others.
/// </summary>
public static class DigitImages
{
    /// <summary>Images to learn from.</summary>
    /// <param name="count">N</param>
    /// <param name="seed">The same seed gives the same images; a larger count begins with those of a smaller one.</param>
    /// <param name="size">Rows and columns of an image; 28 as MNIST, 8 is the least that can be read.</param>
    /// <param name="variation">How differently they are written.</param>
    /// <returns>Images [N, 1, size, size] and labels 0 … 9.</returns>
    public static LabeledImages Train(int count, int seed, int size = 28, DigitVariation? variation = null) =>
        Make(count, seed, isTest: false, size, variation);

    /// <summary>Images to measure with: of one seed, none of those to learn from.</summary>
    /// <param name="count">N</param>
    /// <param name="seed">The same seed gives the same images.</param>
    /// <param name="size">Rows and columns of an image.</param>
    /// <param name="variation">How differently they are written.</param>
    /// <returns>Images [N, 1, size, size] and labels 0 … 9.</returns>
    public static LabeledImages Test(int count, int seed, int size = 28, DigitVariation? variation = null) =>
        Make(count, seed, isTest: true, size, variation);

    /// <summary>One image of a digit.</summary>
    /// <param name="digit">0 … 9</param>
    /// <param name="random">Draws the variation.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="variation">How differently it may be written.</param>
    /// <returns>[size, size], values of 0 … 1</returns>
    public static Tensor One(int digit, Random random, int size = 28, DigitVariation? variation = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        Bounds.AtLeast(digit, 0);
        Bounds.AtMost(digit, 9);
        Bounds.AtLeast(size, 8);
        var image = Tensor.Zeros(size, size);
        Draw(digit, random, variation ?? new(), image.AsSpan(), size);
        return image;
    }

    private static LabeledImages Make(int count, int seed, bool isTest, int size, DigitVariation? variation)
    {
        Bounds.AtLeast(count, 1);
        Bounds.AtLeast(size, 8);
        variation ??= new();
        var (images, labels) = (Tensor.Zeros(count, 1, size, size), new int[count]);
        Cores.Split(count, 2000L * count * size * size, (from, to) =>
        {
            for (var n = from; n < to; n++)
            {
                var random = ExampleSeed.Of(seed, isTest, n);
                labels[n] = Label(seed, isTest, n);
                Draw(labels[n], random, variation, images.Row(n, size * size), size);
            }
        });
        return new(images, labels);
    }

    /// <summary>Ten by ten the digits are all there, in an order of their own.</summary>
    private static int Label(int seed, bool isTest, int n)
    {
        int[] order = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        ExampleSeed.Of(seed ^ 0x55555555, isTest, n / 10).Shuffle(order);
        return order[n % 10];
    }

    private static void Draw(int digit, Random random, DigitVariation variation, Span<float> image, int size)
    {
        float Within(float most) => (2 * random.NextSingle() - 1) * most;

        var strokes = DigitStrokes.Of(digit, random);
        var (sin, cos) = MathF.SinCos(Within(variation.Rotation) * MathF.PI / 180);
        var (stretchY, stretchX) = (0.85f * (1 + Within(variation.Stretch)), 0.85f * (1 + Within(variation.Stretch)));
        var (shiftY, shiftX, slant) = (Within(variation.Shift), Within(variation.Shift), Within(variation.Slant));
        var (thin, thick) = variation.Stroke;
        var radius = Math.Max(0.45f, size * (thin + (thick - thin) * random.NextSingle()) / 2);

        // Around the centre: slanted and stretched, then turned, then shifted.
        (float, float) Moved((float Y, float X) point)
        {
            var y = (point.Y - 0.5f + Within(variation.Shake)) * stretchY;
            var x = (point.X - 0.5f + Within(variation.Shake)) * stretchX - slant * y;
            return ((cos * y + sin * x + shiftY + 0.5f) * size - 0.5f, (cos * x - sin * y + shiftX + 0.5f) * size - 0.5f);
        }

        foreach (var stroke in strokes)
        {
            var points = Array.ConvertAll(stroke, Moved);
            Canvas.Paint(image, size, 1, (y, x) =>
            {
                var nearest = float.PositiveInfinity;
                for (var i = 1; i < points.Length; i++)
                    nearest = Math.Min(nearest, Canvas.Distance(y, x, points[i - 1], points[i]));
                return nearest - radius;
            });
        }
        if (variation.Noise > 0)
            Canvas.AddNoise(image, variation.Noise, random);
    }
}
