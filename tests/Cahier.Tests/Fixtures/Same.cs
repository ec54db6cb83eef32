using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Tests.Fixtures;

/// <summary>Comparisons of our tensors with PyTorch's.</summary>
internal static class Same
{
    // Both sides are float32 with sums of at most a few hundred products in different orders, through at most four layers: a few
    // hundred roundings of 2⁻²⁴ ≈ 6e-8 of the largest terms, which are below 100. A wrong formula is off by far more.
    private const float Tolerance = 2e-5f;

    /// <summary>Fails if a number is further from PyTorch's than rounding explains.</summary>
    public static void Values(Tensor expected, Tensor? actual, string what = "output")
    {
        Assert.True(actual is not null, $"{what} is missing");
        Assert.Equal(expected.Shape.ToString(), actual.Shape.ToString());
        var (e, a) = (expected.ToArray(), actual.ToArray());
        // Cancellation leaves the rounding of the large numbers in the small ones, so the largest sets the scale.
        var scale = 1 + e.Max(MathF.Abs);
        for (var i = 0; i < e.Length; i++)
            Assert.True(MathF.Abs(a[i] - e[i]) <= Tolerance * scale, $"{what}[{i}] is {a[i]} and PyTorch's is {e[i]}");
    }

    /// <summary>Loads PyTorch's parameters, compares outputs and all gradients of sum(output · seed).</summary>
    public static void Layer(string fixtureName, Module layer, Func<Dictionary<string, Tensor>, Fixture, Tensor> forward, params string[] inputs)
    {
        var fixture = Fixture.Load(fixtureName);
        layer.Load(fixture.State);
        var tensors = inputs.ToDictionary(name => name, fixture.Input);

        var output = forward(tensors, fixture);
        output.Backward(fixture["seed"]);

        Values(fixture["output"], output);
        foreach (var (name, tensor) in tensors)
            Values(fixture["gradient." + name], tensor.Grad, "gradient of " + name);
        ParameterGradients(fixture, layer);
    }

    /// <summary>Compares the gradients of all parameters.</summary>
    public static void ParameterGradients(Fixture fixture, Module module)
    {
        var expected = fixture.ParameterGradients;
        Assert.Equal(expected.Keys.Order(), module.NamedParameters().Select(named => named.Name).Order());
        foreach (var (name, parameter) in module.NamedParameters())
            Values(expected[name], parameter.Grad, "gradient of " + name);
    }
}
