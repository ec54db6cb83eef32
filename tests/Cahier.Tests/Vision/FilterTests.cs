using Cahier.Tensors;
using Cahier.Vision;

namespace Cahier.Tests.Vision;

/// <summary>The worked examples of the course (IN), to the digit.</summary>
public sealed class FilterTests
{
    private static readonly float[,] _laplacian = { { 0, 1, 0 }, { 1, -4, 1 }, { 0, 1, 0 } };

    [Fact]
    public void Sharpening_a_150_in_a_field_of_100_makes_a_350_among_50()
    {
        var image = Tensor.Full(100, 5, 5);
        image[2, 2] = 150;
        var sharp = ImageFilter.Correlate(image, Tensor.From(new float[,] { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } }));
        Assert.Equal(
            [
                100, 100, 100, 100, 100,
                100, 100, 50, 100, 100,
                100, 50, 350, 50, 100,
                100, 100, 50, 100, 100,
                100, 100, 100, 100, 100,
            ],
            sharp.ToArray());
    }

    [Fact]
    public void The_Laplacian_of_1_to_25_is_0_inside_and_shows_the_zeros_beyond_the_border()
    {
        var image = Tensor.Arange(1, 26).Reshape(5, 5);
        Assert.Equal(
            [
                4, 3, 2, 1, -6,
                -5, 0, 0, 0, -11,
                -10, 0, 0, 0, -16,
                -15, 0, 0, 0, -21,
                -46, -27, -28, -29, -56,
            ],
            ImageFilter.Correlate(image, Tensor.From(_laplacian), PaddingMode.Zeros).ToArray());

        // Replicated, the ramp has no edge: only its own slope is left at the borders.
        Assert.Equal(
            [
                6, 5, 5, 5, 4,
                1, 0, 0, 0, -1,
                1, 0, 0, 0, -1,
                1, 0, 0, 0, -1,
                -4, -5, -5, -5, -6,
            ],
            ImageFilter.Correlate(image, Tensor.From(_laplacian)).ToArray());
    }

    [Fact]
    public void A_window_of_5_on_25_pixels_has_21_places() =>
        Assert.Equal([1, 6, 21, 21], Functional.Conv2d(Tensor.Zeros(1, 1, 25, 25), Tensor.Zeros(6, 1, 5, 5)).Shape);

    [Fact]
    public void Sobel_measures_a_ramp_and_its_direction()
    {
        var ramp = Tensor.From([.. Enumerable.Range(0, 49).Select(i => 3f * (i % 7) + 4f * (i / 7))], 7, 7);
        var sobel = Sobel.Of(ramp);
        Assert.Equal(8 * 3, sobel.X[3, 3]);
        Assert.Equal(8 * 4, sobel.Y[3, 3]);
        Assert.Equal(8 * 5, sobel.Magnitude[3, 3]);
        Assert.Equal(MathF.Atan2(4, 3), sobel.Direction[3, 3], 1e-6f);
        Assert.All(Sobel.Of(Tensor.Full(0.3f, 6, 4)).Magnitude.ToArray(), value => Assert.Equal(0, value, 1e-6f));
    }

    [Fact]
    public void The_bell_sums_to_1_and_its_slope_measures_slopes()
    {
        Assert.Equal(1, ImageFilter.Gaussian(1.3f).Sum().Item(), 1e-6f);
        Assert.Equal([7, 7], ImageFilter.Gaussian(1).Shape);
        var ramp = Tensor.From([.. Enumerable.Range(0, 169).Select(i => 2f * (i % 13) - 5f * (i / 13))], 13, 13);
        Assert.Equal(2, ImageFilter.Correlate(ramp, ImageFilter.GaussianSlope(1))[6, 6], 1e-4f);
        Assert.Equal(-5, ImageFilter.Correlate(ramp, ImageFilter.GaussianSlope(1).Transpose())[6, 6], 1e-4f);
    }

    [Fact]
    public void Harris_finds_the_four_corners_of_a_square_and_nothing_on_its_edges()
    {
        var image = Tensor.Zeros(24, 24);
        for (var i = 0; i < 100; i++)
            image[7 + i / 10, 7 + i % 10] = 1;

        var harris = new Harris(image);
        Assert.Equal(4, harris.Corners.Count);
        foreach (var (y, x) in ((int, int)[])[(7, 7), (7, 16), (16, 7), (16, 16)])
            Assert.Contains(harris.Corners, corner => Math.Abs(corner.Y - y) <= 1 && Math.Abs(corner.X - x) <= 1);
        Assert.True(harris.Response[7, 11] < 0, "the middle of an edge");
        Assert.Equal(0, harris.Response[1, 1], 1e-6f);
    }

    [Fact]
    public void Each_step_of_Harris_follows_from_the_one_before()
    {
        var harris = new Harris(Tensor.Rand(new Random(3), 9, 11), k: 0.06f);
        var (y, x) = (4, 5);
        Assert.Equal(harris.Ix[y, x] * harris.Iy[y, x], harris.Ixy[y, x]);
        var h = harris.MatrixAt(y, x);
        Assert.Equal([harris.Sx2[y, x], harris.Sxy[y, x], harris.Sxy[y, x], harris.Sy2[y, x]], h.ToArray());
        var response = h[0, 0] * h[1, 1] - h[0, 1] * h[1, 0] - 0.06f * (h[0, 0] + h[1, 1]) * (h[0, 0] + h[1, 1]);
        Assert.Equal(response, harris.Response[y, x], 1e-6f);
    }

    [Fact]
    public void A_filter_needs_a_centre() =>
        Assert.Contains("no pixel in its centre", Assert.Throws<ShapeException>(() => ImageFilter.Correlate(Tensor.Zeros(4, 4), Tensor.Zeros(2, 2))).Message, StringComparison.Ordinal);
}
