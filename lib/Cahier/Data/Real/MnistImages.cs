using Cahier.Tensors;

namespace Cahier.Data.Real;

/// <summary>MNIST (LeCun et al. 1998): handwritten digits in grey, 60,000 to learn from and 10,000 to measure with.</summary>
public sealed class MnistImages
{
    private readonly byte[] _pixels;                                // [B, Y, X]
    private readonly int[] _labels;

    private MnistImages(byte[] pixels, int[] labels, int height, int width) =>
        (_pixels, _labels, Height, Width) = (pixels, labels, height, width);

    /// <summary>How many images there are.</summary>
    public int Count => _labels.Length;

    /// <summary>Y, the rows of an image: 28.</summary>
    public int Height { get; }

    /// <summary>X, the columns of an image: 28.</summary>
    public int Width { get; }

    /// <summary>The digit that each image shows, 0 to 9.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>Reads a part of the set, or only its first images.</summary>
    /// <param name="part">60,000 images to learn from or 10,000 to measure with.</param>
    /// <param name="count">How many images at most.</param>
    /// <exception cref="MissingDataException">The set is not on this machine.</exception>
    /// <exception cref="DataFileException">A file is not what it should be.</exception>
    public static MnistImages Load(DataPart part, int count = int.MaxValue) => Read(RealData.Path("mnist"), part, count);

    /// <summary>Reads a part from a folder with the official files, gzip or not.</summary>
    /// <exception cref="FileNotFoundException">They are not there.</exception>
    /// <exception cref="DataFileException">A file is not what it should be.</exception>
    public static MnistImages Read(string folder, DataPart part, int count = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var prefix = part == DataPart.Train ? "train" : "t10k";
        return Read(Find($"{prefix}-images", "idx3-ubyte"), Find($"{prefix}-labels", "idx1-ubyte"), count);

        string Find(string name, string kind)
        {
            // Some programs unpack train-images-idx3-ubyte.gz to train-images.idx3-ubyte.
            string[] names = [$"{name}-{kind}", $"{name}-{kind}.gz", $"{name}.{kind}"];
            return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
                ?? throw new FileNotFoundException(Messages.NothingToRead(folder, string.Join(", ", names)));
        }
    }

    /// <summary>Reads a file of images and the file of their labels.</summary>
    /// <exception cref="DataFileException">A file is not what it should be, or they do not belong together.</exception>
    public static MnistImages Read(string images, string labels, int count = int.MaxValue)
    {
        Bounds.AtLeast(count, 0);
        using var pictures = IdxReader.Open(images, rank: 3);
        using var digits = IdxReader.Open(labels, rank: 1);
        if (pictures.Lengths[0] != digits.Lengths[0])
            throw new DataFileException(pictures.File, Messages.CountsDiffer(pictures.Lengths[0], digits.File, digits.Lengths[0]));

        var values = digits.Read(count);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] > 9)
                throw new DataFileException(digits.File, Messages.LabelOutside(values[i], digits.HeaderLength + i));
        }

        return new MnistImages(
            pictures.Read(count), [.. values.Select(value => (int)value)], pictures.Lengths[1], pictures.Lengths[2]);
    }

    /// <summary>The image as it is stored, row by row: 0 paper … 255 ink.</summary>
    public ReadOnlySpan<byte> Pixels(int image) => _pixels.AsSpan(image * Height * Width, Height * Width);

    /// <summary>Images as a batch.</summary>
    /// <param name="images">Which ones, B numbers.</param>
    /// <returns>[B, C = 1, Y, X], 0 paper … 1 ink.</returns>
    public Tensor Batch(params ReadOnlySpan<int> images)
    {
        var batch = Tensor.Empty([images.Length, 1, Height, Width]);
        var values = batch.AsSpan();
        var i = 0;
        foreach (var image in images)
            foreach (var pixel in Pixels(image))
                values[i++] = pixel / 255f;
        return batch;
    }

    /// <summary>The digits of a batch's images.</summary>
    public int[] LabelsOf(params ReadOnlySpan<int> images)
    {
        var labels = new int[images.Length];
        for (var b = 0; b < labels.Length; b++)
            labels[b] = _labels[images[b]];
        return labels;
    }
}
