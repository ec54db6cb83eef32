using System.Buffers.Binary;
using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

[Collection(AloneCollection.Name)]
public sealed class MnistImagesTests : IDisposable
{
    private const int Side = 28;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte", false)]
    [InlineData("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", true)]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte", false)]
    public void Images_and_labels_are_read_under_their_official_names(string images, string labels, bool packed)
    {
        _folder.Write(images, packed ? TemporaryFolder.Gzip(Images(7)) : Images(7));
        _folder.Write(labels, packed ? TemporaryFolder.Gzip(Labels(7)) : Labels(7));

        var mnist = MnistImages.Read(_folder.Root, DataPart.Train);

        Assert.Equal((7, Side, Side), (mnist.Count, mnist.Height, mnist.Width));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], mnist.Labels);
        for (var i = 0; i < 7; i++)
            Assert.True(mnist.Pixels(i).SequenceEqual(Images(7).AsSpan(16 + i * Side * Side, Side * Side)));
    }

    [Fact]
    public void A_batch_is_one_channel_of_values_from_0_to_1()
    {
        var mnist = Read(Images(3), Labels(3));
        var batch = mnist.Batch(2, 0);
        Assert.Equal([2, 1, Side, Side], batch.Shape.ToArray());
        for (var p = 0; p < Side * Side; p++)
        {
            Assert.Equal(mnist.Pixels(2)[p] / 255f, batch[0, 0, p / Side, p % Side]);
            Assert.Equal(mnist.Pixels(0)[p] / 255f, batch[1, 0, p / Side, p % Side]);
        }

        Assert.Equal([2, 0], mnist.LabelsOf(2, 0));
    }

    [Fact]
    public void The_first_images_are_read_without_the_others()
    {
        var mnist = MnistImages.Read(_folder.Write("i", Images(7)[..(16 + 3 * Side * Side)]), _folder.Write("l", Labels(7)), count: 3);
        Assert.Equal([0, 1, 2], mnist.Labels);
    }

    [Fact]
    public void A_wrong_magic_number_is_named_with_the_right_one()
    {
        var swapped = Assert.Throws<DataFileException>(() => Read(Labels(7), Images(7)));
        Assert.Contains("begins with 0x00000801, not with 0x00000803", swapped.Message, StringComparison.Ordinal);
        var page = Assert.Throws<DataFileException>(() => Read("<html>Please log in</html>"u8.ToArray(), Labels(7)));
        Assert.StartsWith(_folder["images"], page.Message, StringComparison.Ordinal);
        Assert.Contains("0x3C68746D", page.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_end_early_or_go_on_are_refused_at_every_length()
    {
        for (var length = 0; length < 16 + 2 * Side * Side; length += length < 20 ? 1 : 97)
            Assert.Contains("ends after", Assert.Throws<DataFileException>(() => Read(Images(2)[..length], Labels(2))).Message);
        for (var length = 0; length < 10; length++)
            Assert.Throws<DataFileException>(() => Read(Images(2), Labels(2)[..length]));
        Assert.Contains("goes on", Assert.Throws<DataFileException>(() => Read([.. Images(2), 0], Labels(2))).Message);
        Assert.Contains("goes on", Assert.Throws<DataFileException>(() => Read(Images(2), [.. Labels(2), 0])).Message);
    }

    [Theory]
    [InlineData(0xFFFFFFFFu, 28u, 28u)]
    [InlineData(60_000u, 0xFFFFFFFFu, 0xFFFFFFFFu)]
    [InlineData(10_000_000u, 4096u, 4096u)]
    [InlineData(10u, 0u, 28u)]
    [InlineData(0x80000000u, 1u, 1u)]
    [InlineData(20_000_000u, 1u, 1u)]
    public void A_header_that_announces_the_absurd_is_refused(uint count, uint height, uint width)
    {
        var bytes = Images(1);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), count);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), height);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(12), width);
        Assert.Contains("refused", Assert.Throws<DataFileException>(() => Read(bytes, Labels(1))).Message);
    }

    [Fact]
    public void A_header_that_announces_a_gigabyte_costs_no_more_memory_than_there_are_bytes()
    {
        var images = Images(1);
        BinaryPrimitives.WriteUInt32BigEndian(images.AsSpan(4), 2_000_000);
        var labels = new byte[8 + 2_000_000];
        Labels(0).CopyTo(labels, 0);
        BinaryPrimitives.WriteUInt32BigEndian(labels.AsSpan(4), 2_000_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<DataFileException>(() => Read(images, labels));
        Assert.Contains("ends after 800 of the 1568000016 bytes", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 << 20);
    }

    [Fact]
    public void Images_and_labels_that_do_not_belong_together_are_refused()
    {
        var error = Assert.Throws<DataFileException>(() => Read(Images(7), Labels(6)));
        Assert.Contains("7 images, but 6 labels", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["labels"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_no_digit_is_named_by_its_byte()
    {
        var labels = Labels(7);
        labels[8 + 5] = 10;
        Assert.Contains("label 10 at byte 13", Assert.Throws<DataFileException>(() => Read(Images(7), labels)).Message);
    }

    [Fact]
    public void A_folder_without_the_files_says_their_names() => Assert.Contains(
        "t10k-images-idx3-ubyte.gz",
        Assert.Throws<FileNotFoundException>(() => MnistImages.Read(_folder.Root, DataPart.Test)).Message,
        StringComparison.Ordinal);

    private MnistImages Read(byte[] images, byte[] labels) => MnistImages.Read(_folder.Write("images", images), _folder.Write("labels", labels));

    private static byte[] Images(int count)
    {
        var bytes = new byte[16 + count * Side * Side];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0x803);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), count);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), Side);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), Side);
        new Random(1).NextBytes(bytes.AsSpan(16));
        return bytes;
    }

    private static byte[] Labels(int count)
    {
        var bytes = new byte[8 + count];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0x801);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), count);
        for (var i = 0; i < count; i++)
            bytes[8 + i] = (byte)(i % 10);
        return bytes;
    }
}
