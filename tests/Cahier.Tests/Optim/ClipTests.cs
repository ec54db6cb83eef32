using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Optim;

public class ClipTests
{
    [Theory]
    [InlineData("short", 1)]
    [InlineData("long", 1000)]
    public void Clipping_by_norm_agrees_with_PyTorch(string name, float max)
    {
        var fixture = Fixture.Load("clipping");
        var parameters = WithGradients(fixture);
        Assert.Equal(fixture[$"{name}.norm"].Item(), Clip.Norm(parameters, max), tolerance: 1e-5f);
        Gradients(fixture, name, parameters);
    }

    [Fact]
    public void Clipping_by_value_agrees_with_PyTorch()
    {
        var fixture = Fixture.Load("clipping");
        var parameters = WithGradients(fixture);
        Clip.Value(parameters, 2);
        Gradients(fixture, "value", parameters);
    }

    [Fact]
    public void The_norm_of_millions_of_numbers_loses_no_digits()
    {
        var parameter = Parameter(Tensor.Ones(3_000_000));
        Assert.Equal(MathF.Sqrt(3_000_000), Clip.Norm([parameter], 1e9f), tolerance: 1e-3f);
    }

    [Fact]
    public void Parameters_without_gradient_and_sequences_that_can_be_read_once_do_no_harm()
    {
        var read = 0;
        IEnumerable<Tensor> Once()
        {
            Assert.Equal(1, ++read);
            yield return Tensor.Ones(2);
            yield return Parameter(Tensor.From([3f, 4f]));
        }

        Assert.Equal(5, Clip.Norm(Once(), 1));
    }

    private static Tensor[] WithGradients(Fixture fixture) => [Parameter(fixture["gradient0"]), Parameter(fixture["gradient1"])];

    /// <summary>A parameter that has this gradient.</summary>
    private static Tensor Parameter(Tensor gradient)
    {
        var parameter = Tensor.Zeros(gradient.Shape);
        parameter.RequiresGrad = true;
        parameter.Backward(gradient);
        return parameter;
    }

    private static void Gradients(Fixture fixture, string name, Tensor[] parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
            Same.Values(fixture[$"{name}.gradient{i}"], parameters[i].Grad, $"gradient {i}");
    }
}
