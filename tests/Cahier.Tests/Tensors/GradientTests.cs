using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

// What lessons check gradients with. The library's own are checked against double precision: see DoubleReference.
public sealed class GradientTests
{
    // Slopes of smooth functions of values about 1, measured in float32 with h = 1e-2:
    // rounding 2⁻²⁴·|L|/h ≈ 1e-5·|L|, curvature h²/6·|f'''| ≈ 2e-5. |L| stays below 50.
    private const double Tolerance = 2e-3;

    [Fact]
    public void A_right_gradient_is_close_to_the_slope()
    {
        var check = Gradients.Check(x => (x[0].MatMul(x[1]).Tanh() + x[2]).Pow(2), [Numbers(1, 2, 3), Numbers(2, 3, 4), Numbers(3, 4)]);
        Assert.True(check.Error < Tolerance, $"{check}");
    }

    [Fact]
    public void A_wrong_gradient_is_found_and_where_it_is()
    {
        // y = x², and a backward that forgets the 2 at one element.
        static Tensor Square(Tensor x) => Tensor.Result((x.Detach() * x.Detach()), [x], dy =>
        {
            var dx = dy * x.Detach() * 2;
            dx.AsSpan()[4] /= 2;
            x.AddGradient(dx);
        });

        var check = Gradients.Check(x => x[0] + Square(x[1]), [Numbers(1, 2, 3), Tensor.Ones(2, 3)]);
        Assert.Equal((1, 4), (check.Input, check.Index));
        Assert.Equal(2 * check.Computed, check.Measured, Tolerance);
        Assert.Equal(check.Measured / 2 / Math.Max(1, check.Measured), check.Error, Tolerance);
    }

    [Fact]
    public void A_gradient_that_is_no_number_is_found() =>
        Assert.True(double.IsNaN(Gradients.Check(x => (x[0] - x[0]).Sqrt() * 0 + x[0], [Tensor.Ones(2)]).Error));

    [Fact]
    public void The_inputs_are_as_they_were()
    {
        var x = Numbers(1, 3);
        var before = x.ToArray();
        Gradients.Check(inputs => inputs[0].Exp(), [x]);
        Assert.Equal(before, x.ToArray());
    }

    private static Tensor Numbers(int seed, params Shape shape) => Tensor.Randn(new Random(seed), shape) / 2;
}
