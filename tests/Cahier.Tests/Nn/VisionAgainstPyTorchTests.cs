using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Nn;

/// <summary>Layers for images: outputs, gradients and running averages are PyTorch's, with PyTorch's weights.</summary>
public sealed class VisionAgainstPyTorchTests
{
    private static Random Seeded => new(1);

    public static TheoryData<string> Convolutions => [.. _convolutions.Keys];

    private static readonly Dictionary<string, Func<Conv2d>> _convolutions = new()
    {
        ["plain"] = () => new(2, 3, 3, Seeded),
        ["strided"] = () => new(2, 3, 3, Seeded, stride: 2, padding: 1),
        ["wide"] = () => new(2, 3, 5, Seeded, padding: 2, bias: false),
        ["even"] = () => new(2, 3, 2, Seeded, stride: 3, padding: 1),
        ["replicated"] = () => new(2, 3, 3, Seeded, padding: 1, mode: PaddingMode.Replicate),
        ["replicated_strided"] = () => new(2, 3, 5, Seeded, stride: 2, padding: 3, mode: PaddingMode.Replicate),
    };

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void Convolutions_agree(string variant)
    {
        var layer = _convolutions[variant]();
        Same.Layer($"conv2d_{variant}", layer, (x, _) => layer.Forward(x["x"]), "x");
    }

    [Fact]
    public void Pooling_agrees()
    {
        var fixture = Fixture.Load("pooling");
        Pooling("max", new MaxPool2d(2).Forward);
        Pooling("max_overlapping", new MaxPool2d(3, 2, 1).Forward);
        Pooling("average", new AvgPool2d(2).Forward);
        Pooling("average_overlapping", new AvgPool2d(3, 2).Forward);
        Pooling("global", x => new GlobalAvgPool2d().Forward(x).Reshape(1, 2, 1, 1));

        void Pooling(string name, Func<Tensor, Tensor> pool)
        {
            var x = fixture.Input("x");
            var y = pool(x);
            y.Backward(fixture[$"{name}.seed"]);
            Same.Values(fixture[$"{name}.output"], y, name);
            Same.Values(fixture[$"{name}.gradient"], x.Grad, $"gradient of {name}");
        }
    }

    [Theory]
    [InlineData("batch_norm_rows")]
    [InlineData("batch_norm_images")]
    public void Batch_normalisation_agrees_while_learning_and_in_use(string name)
    {
        var fixture = Fixture.Load(name);
        var norm = new BatchNorm(3);
        norm.Load(fixture.State);
        for (var step = 0; step < 4; step++)
        {
            if (step == 3)
                norm.Eval();
            norm.ZeroGrad();
            var x = fixture.Input($"x{step}");
            var y = norm.Forward(x);
            y.Backward(fixture[$"seed{step}"]);
            Same.Values(fixture[$"output{step}"], y, $"output {step}");
            Same.Values(fixture[$"gradient{step}"], x.Grad, $"gradient {step}");
            Same.Values(fixture[$"weight_gradient{step}"], norm.Weight.Grad, $"gradient of γ {step}");
            Same.Values(fixture[$"bias_gradient{step}"], norm.Bias.Grad, $"gradient of β {step}");
            Same.Values(fixture[$"mean{step}"], norm.RunningMean, $"running mean {step}");
            Same.Values(fixture[$"variance{step}"], norm.RunningVariance, $"running variance {step}");
        }
        Assert.Equal(fixture.Number("batches"), norm.StateDict()["num_batches_tracked"].Item());
    }

    [Theory]
    [InlineData("residual_block", 2, 1)]
    [InlineData("residual_block_projected", 3, 2)]
    public void Residual_blocks_agree(string name, int outputs, int stride)
    {
        var block = new ResidualBlock(2, outputs, Seeded, stride);
        Same.Layer(name, block, (x, _) => block.Forward(x["x"]), "x");
    }

    [Fact]
    public void A_small_residual_network_agrees()
    {
        var network = new Sequential(
            new Conv2d(1, 2, 3, Seeded, padding: 1, bias: false), new BatchNorm(2), new Relu(), new MaxPool2d(2), new ResidualBlock(2, 2, Seeded),
            new ResidualBlock(2, 4, Seeded, stride: 2), new GlobalAvgPool2d(), new Flatten(), new Linear(4, 3, Seeded));
        Same.Layer("small_resnet", network, (x, _) => network.Forward(x["x"]), "x");
    }

    [Fact]
    public void LeNet_agrees_in_logits_loss_and_gradients()
    {
        var fixture = Fixture.Load("lenet");
        var model = new LeNet(Seeded);
        model.Load(model.NamedParameters().ToDictionary(named => named.Name, named => ByFormula(named.Name, named.Parameter.Shape)));

        var logits = model.Forward(fixture["x"]);
        var loss = Functional.CrossEntropy(logits, [3, 7]);
        loss.Backward();

        Same.Values(fixture["output"], logits);
        Same.Values(fixture["loss"], loss, "loss");
        var gradients = model.NamedParameters().ToDictionary(named => named.Name, named => named.Parameter.Grad!);
        foreach (var name in (string[])["conv1.weight", "conv1.bias", "conv2.bias", "fc1.bias", "fc2.bias", "fc3.bias"])
            Same.Values(fixture["gradient." + name], gradients[name], "gradient of " + name);
        Same.Values(fixture["gradient.conv2.weight.first"], gradients["conv2.weight"][..4], "gradient of conv2.weight");
        foreach (var name in (string[])["fc1.weight", "fc2.weight", "fc3.weight"])
            Same.Values(fixture[$"gradient.{name}.rows"], gradients[name].Sum(1), "sums of the gradient of " + name);
    }

    [Fact]
    public void LeNet_has_61706_parameters() => Assert.Equal(61_706, new LeNet(Seeded).ParameterCount);

    /// <summary>The weights of make_vision.py: sin(0.7·n + length of the name)/√(numbers that one output sums).</summary>
    private static Tensor ByFormula(string name, Shape shape)
    {
        var summed = Math.Sqrt(shape.Count / shape[0]);
        var numbers = Enumerable.Range(0, shape.Count).Select(n => (float)(Math.Sin(n * 0.7 + name.Length) / summed));
        return Tensor.From([.. numbers], shape);
    }
}
