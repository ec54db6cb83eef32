using Cahier.Tensors;
using Cahier.Tests.DoubleReference;

namespace Cahier.Tests.Tensors.Vision;

public sealed class PoolingTests
{
    [Theory]
    [InlineData(2, 2, 0, 6, 8)]
    [InlineData(2, 2, 0, 7, 5)]         // a row and a column that no window sees
    [InlineData(3, 2, 1, 7, 9)]
    [InlineData(3, 1, 1, 5, 4)]
    [InlineData(2, 3, 1, 8, 8)]
    [InlineData(5, 5, 0, 5, 5)]
    [InlineData(1, 1, 0, 1, 37)]
    public void The_largest_of_each_window_is_kept(int kernel, int stride, int padding, int height, int width) => Slopes.Compare(
        x => Functional.MaxPool2d(x[0], kernel, stride, padding),
        x => NaiveVision.MaxPool2d(x[0], kernel, stride, padding),
        [Apart(2, 3, height, width)]);

    [Theory]
    [InlineData(2, 2, 6, 8)]
    [InlineData(2, 2, 7, 5)]
    [InlineData(3, 2, 7, 9)]
    [InlineData(3, 1, 5, 4)]
    [InlineData(2, 3, 8, 8)]
    [InlineData(1, 1, 1, 37)]
    public void The_mean_of_each_window_is_kept(int kernel, int stride, int height, int width) => Slopes.Compare(
        x => Functional.AvgPool2d(x[0], kernel, stride),
        x => NaiveVision.AvgPool2d(x[0], kernel, stride),
        [Slopes.Numbers(1, 2, 3, height, width)]);

    [Fact]
    public void The_mean_of_each_channel_is_kept() => Slopes.Compare(
        x => Functional.GlobalAvgPool2d(x[0]),
        x => x[0].Reshape(2, 3, 35).Mean(2).Reshape(2, 3),
        [Slopes.Numbers(1, 2, 3, 5, 7)]);

    [Fact]
    public void The_course_example_keeps_7_9_17_19()
    {
        var x = Tensor.From([1f, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17, 18, 19], 1, 1, 4, 4);
        Assert.Equal([7, 9, 17, 19], Functional.MaxPool2d(x, 2).ToArray());
        Assert.Equal([4, 6, 14, 16], Functional.AvgPool2d(x, 2).ToArray());
    }

    [Fact]
    public void Among_equals_the_first_gets_the_gradient()
    {
        var x = Tensor.Ones(1, 1, 2, 4);
        x.RequiresGrad = true;
        Functional.MaxPool2d(x, 2).Backward(Tensor.From([3f, 5], 1, 1, 1, 2));
        Assert.Equal([3, 0, 5, 0, 0, 0, 0, 0], x.Grad!.ToArray());
    }

    [Fact]
    public void What_is_not_a_number_stays_visible()
    {
        var y = Functional.MaxPool2d(Tensor.From([1f, float.NaN, 2, 3, 4, 5, 6, 7], 1, 1, 2, 4), 2);
        Assert.Equal([float.NaN, 7], y.ToArray());
    }

    [Fact]
    public void A_window_of_minus_infinity_has_its_largest_inside_the_image()
    {
        var x = Tensor.Full(float.NegativeInfinity, 1, 1, 2, 2);
        x.RequiresGrad = true;
        var y = Functional.MaxPool2d(x, 2, stride: 1, padding: 1);
        y.Backward(Tensor.Ones(y.Shape));
        Assert.Equal(9, x.Grad!.Sum().Item());
    }

    [Fact]
    public void A_window_must_fit_and_half_of_it_must_be_image()
    {
        Assert.Throws<ShapeException>(() => Functional.MaxPool2d(Tensor.Zeros(1, 1, 2, 4), 3));
        Assert.Throws<ShapeException>(() => Functional.AvgPool2d(Tensor.Zeros(1, 1, 2, 4), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functional.MaxPool2d(Tensor.Zeros(1, 1, 4, 4), 3, padding: 2));
    }

    [Fact]
    public void An_empty_batch_is_refused()
    {
        Assert.Contains("MaxPool2d: x [0, 1, 4, 4] is empty", Assert.Throws<ShapeException>(() => Functional.MaxPool2d(Tensor.Zeros(0, 1, 4, 4), 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Functional.AvgPool2d(Tensor.Zeros(1, 0, 4, 4), 2));
        Assert.Throws<ShapeException>(() => Functional.GlobalAvgPool2d(Tensor.Zeros(0, 1, 4, 4)));
    }

    /// <summary>Different numbers in no order, far enough apart that a small step does not change which is the largest.</summary>
    private static Tensor Apart(params Shape shape)
    {
        var values = Enumerable.Range(0, shape.Count).Select(i => 0.01f * i).ToArray();
        new Random(4).Shuffle(values);
        return Tensor.From(values, shape);
    }
}
