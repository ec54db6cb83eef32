using System.Globalization;
using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>Images, each with the number of its class.</summary>
/// <param name="Images">[N, C, Y, X], values of 0 … 1.</param>
/// <param name="Labels">[N]</param>
public sealed record LabeledImages(Tensor Images, int[] Labels)
{
    /// <summary>N, how many there are.</summary>
    public int Count => Labels.Length;

    /// <summary>Some of them, copied.</summary>
    /// <param name="indices">Which ones, from 0.</param>
    /// <returns>[B, C, Y, X], and [B]</returns>
    public LabeledImages Pick(params ReadOnlySpan<int> indices)
    {
        var (size, labels) = (Images.Shape.CountOf(1, Images.Rank), new int[indices.Length]);
        var images = Tensor.Empty(Images.Shape.With(0, indices.Length));
        for (var b = 0; b < indices.Length; b++)
        {
            if ((uint)indices[b] >= (uint)Count)
                throw new IndexException(Messages.IndexOutOfRange(indices[b].ToString(CultureInfo.InvariantCulture), 0, Images.Shape));

            Images.Row(indices[b], size).CopyTo(images.Row(b, size));
            labels[b] = Labels[indices[b]];
        }
        return new(images, labels);
    }

    /// <summary>The first ones: to learn from fewer.</summary>
    public LabeledImages First(int count)
    {
        Bounds.AtLeast(count, 1);
        Bounds.AtMost(count, Count);
        return Pick([.. Enumerable.Range(0, count)]);
    }

    /// <summary>All of them once in a random order, batch by batch; the last batch may be smaller.</summary>
    /// <param name="size">B</param>
    /// <param name="random">Shuffles.</param>
    public IEnumerable<LabeledImages> Batches(int size, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Bounds.AtLeast(size, 1);
        var order = Enumerable.Range(0, Count).ToArray();
        random.Shuffle(order);
        return order.Chunk(size).Select(indices => Pick(indices));
    }
}
