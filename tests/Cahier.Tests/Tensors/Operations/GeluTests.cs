using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Tensors.Operations;

public sealed class GeluTests
{
    [Theory]
    [InlineData("none", false)]
    [InlineData("tanh", true)]
    public void Both_forms_and_their_slopes_agree_with_PyTorch(string name, bool approximate)
    {
        var fixture = Fixture.Load("gelu");
        var x = fixture.Input("x");
        var y = x.Gelu(approximate);
        y.Sum().Backward();

        Same.Values(fixture[$"{name}.output"], y);
        Same.Values(fixture[$"{name}.gradient"], x.Grad, "gradient");
    }

    [Fact]
    public void The_approximation_is_closer_than_a_thousandth_and_is_another_function()
    {
        var x = Tensor.Arange(-6, 6, 0.01f);
        var difference = (x.Gelu() - x.Gelu(approximate: true)).Abs().Max().Item();

        Assert.InRange(difference, 1e-4, 1e-3);
    }

    // h = 1e-2: the slope's own error is h²/6 times the third derivative, here below 1; rounding adds 2⁻²⁴/h.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Slopes_are_those_of_small_steps_also_where_x_is_used_twice(bool approximate)
    {
        var x = Tensor.Randn(new Random(3), 7, 5);

        Assert.InRange(Gradients.Check(t => t[0].Gelu(approximate) * (t[0].Gelu(approximate) + 1), [x]).Error, 0, 1e-3);
    }
}
