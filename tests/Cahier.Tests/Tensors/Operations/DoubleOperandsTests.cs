using Cahier.Tensors;

namespace Cahier.Tests.Tensors.Operations;

public class DoubleOperandsTests
{
    [Fact]
    public void Numbers_written_without_an_f_count_as_floats()
    {
        var x = Tensor.From([2f, 4f], 2);

        Assert.Equal([2.5f, 4.5f], (x + 0.5).ToArray());
        Assert.Equal([2.5f, 4.5f], (0.5 + x).ToArray());
        Assert.Equal([1.5f, 3.5f], (x - 0.5).ToArray());
        Assert.Equal([-1.5f, -3.5f], (0.5 - x).ToArray());
        Assert.Equal([1f, 2f], (x * 0.5).ToArray());
        Assert.Equal([1f, 2f], (0.5 * x).ToArray());
        Assert.Equal([4f, 8f], (x / 0.5).ToArray());
        Assert.Equal([0.25f, 0.125f], (0.5 / x).ToArray());
    }

    [Fact]
    public void Whole_numbers_still_do_and_gradients_go_through()
    {
        var x = Tensor.From([2f, 4f], 2);
        x.RequiresGrad = true;
        (2 * x * 0.25 - 1).Sum().Backward();

        Assert.Equal([0.5f, 0.5f], x.Grad!.ToArray());
    }
}
