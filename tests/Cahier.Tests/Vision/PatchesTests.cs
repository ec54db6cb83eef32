using Cahier.Data;
using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using Cahier.Vision;

namespace Cahier.Tests.Vision;

public sealed class PatchesTests
{
    [Fact]
    public void Patches_follow_each_other_as_one_reads()
    {
        var image = Tensor.Arange(24).Reshape(1, 1, 4, 6);
        var patches = Patches.Cut(image, 2);
        Assert.Equal([1, 6, 4], patches.Shape);
        Assert.Equal([0, 1, 6, 7], patches[0, 0, ..].ToArray());
        Assert.Equal([2, 3, 8, 9], patches[0, 1, ..].ToArray());
        Assert.Equal([16, 17, 22, 23], patches[0, 5, ..].ToArray());
    }

    [Theory]
    [InlineData(2, 3, 6, 4, 2)]
    [InlineData(1, 1, 5, 5, 5)]
    [InlineData(3, 2, 3, 7, 1)]
    public void What_is_cut_can_be_joined(int batch, int channels, int height, int width, int size)
    {
        var images = Slopes.Numbers(1, batch, channels, height, width);
        Assert.Equal(images.ToArray(), Patches.Join(Patches.Cut(images, size), channels, height, width).ToArray());
    }

    [Fact]
    public void Gradients_pass() => Slopes.Compare(
        x => Patches.Cut(x[0], 2),
        x => Doubles.Build([2, 4, 12], i =>
        {
            var (c, place) = Math.DivRem(i[2], 4);
            return x[0][i[0], c, i[1] / 2 * 2 + place / 2, i[1] % 2 * 2 + place % 2];
        }),
        [Slopes.Numbers(1, 2, 3, 4, 4)]);

    [Fact]
    public void Windows_may_overlap()
    {
        var windows = Patches.Windows(Tensor.Arange(12).Reshape(3, 4), 2);
        Assert.Equal([6, 4], windows.Shape);
        Assert.Equal([1, 2, 5, 6], windows[1, ..].ToArray());
        Assert.Equal([6, 7, 10, 11], windows[5, ..].ToArray());
        Assert.Equal([2, 18], Patches.Windows(Tensor.Zeros(2, 5, 4), 3, step: 2).Shape);
    }

    [Fact]
    public void Patches_that_do_not_fit_are_refused()
    {
        Assert.Contains("Take a size that divides", Assert.Throws<ShapeException>(() => Patches.Cut(Tensor.Zeros(1, 1, 4, 6), 4)).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Patches.Cut(Tensor.Zeros(0, 1, 4, 4), 2));
        Assert.Throws<ShapeException>(() => Patches.Windows(Tensor.Zeros(2, 2), 3));
        Assert.Throws<ShapeException>(() => Patches.Join(Tensor.Zeros(1, 3, 4), 1, 4, 4));
    }

    [Fact]
    public void A_histogram_of_visual_words_sums_to_1_and_does_not_see_brightness()
    {
        var digits = DigitImages.Train(30, seed: 1);
        var bag = BagOfVisualWords.Of(digits.Images, 12, new Random(1));
        Assert.Equal([12, 5, 5], bag.Words.Shape);
        var histograms = bag.Histograms(digits.Images);
        Assert.Equal([30, 12], histograms.Shape);
        Assert.All(histograms.Sum(-1).ToArray(), sum => Assert.Equal(1, sum, 1e-5f));

        var clean = DigitImages.One(3, new Random(1), variation: DigitVariation.None).Reshape(1, 1, 28, 28);
        Assert.Equal(bag.Histograms(clean).ToArray(), bag.Histograms(clean + 0.25f).ToArray());
    }

    [Fact]
    public void Visual_words_are_of_grey_images()
    {
        var colored = Tensor.Rand(new Random(1), 4, 3, 12, 12);
        Assert.Throws<ShapeException>(() => BagOfVisualWords.Of(colored, 2, new Random(1)));
        var bag = BagOfVisualWords.Of(Tensor.Rand(new Random(1), 4, 1, 12, 12), 2, new Random(1));
        Assert.Throws<ShapeException>(() => bag.Histograms(colored));
    }

    [Fact]
    public void Visual_words_tell_digits_apart_better_than_chance()
    {
        var (train, test) = (DigitImages.Train(200, seed: 2), DigitImages.Test(100, seed: 2));
        var bag = BagOfVisualWords.Of(train.Images, 24, new Random(1));
        var (known, asked) = (bag.Histograms(train.Images), bag.Histograms(test.Images));
        var right = Enumerable.Range(0, 100).Count(n =>
        {
            var distances = (known - asked[n, ..]).Pow(2).Sum(-1).ToArray();
            return train.Labels[Array.IndexOf(distances, distances.Min())] == test.Labels[n];
        });
        Assert.InRange(right, 20, 100);     // chance: 10
    }

    [Fact]
    public void Images_of_few_colours_come_back_from_their_palette()
    {
        var colors = Tensor.From(new float[,] { { 0.9f, 0.1f, 0.1f }, { 0, 0, 0 }, { 0.2f, 0.9f, 0.8f } });
        var image = Tensor.Empty([2, 3, 4, 5]);
        for (var i = 0; i < image.Count; i++)
            image.AsSpan()[i] = colors[(i % 20 + i / 60) % 3, i / 20 % 3];
        var palette = ColorQuantization.Of(image, 3, new Random(1));
        Assert.Equal([0, 0, 0], palette.Palette[0, ..].ToArray());
        var ids = palette.Encode(image);
        Assert.Equal([2, 20], [ids.GetLength(0), ids.GetLength(1)]);
        var back = palette.Decode(ids, 4);
        Assert.Equal(image.Shape, back.Shape);
        Assert.All(image.ToArray().Zip(back.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.Throws<IndexException>(() => palette.Decode(new[,] { { 3, 0 } }, 1));
    }
}
