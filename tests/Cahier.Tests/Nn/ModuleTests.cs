using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Tests.Nn;

public class ModuleTests
{
    private static readonly TransformerOptions _tiny = new()
    {
        SourceVocabulary = 5,
        TargetVocabulary = 5,
        Width = 4,
        Heads = 2,
        Layers = 1,
        Hidden = 6,
        Dropout = 0.5f,
        MaxLength = 7,
    };

    [Fact]
    public void Parameters_have_PyTorchs_names()
    {
        string[] attention(string name) => [.. new[] { "in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias" }.Select(p => $"{name}.{p}")];
        string[] pair(string name) => [$"{name}.weight", $"{name}.bias"];
        Assert.Equal(
            [
                "source_embedding.weight", "target_embedding.weight",
                .. attention("encoder.layers.0.self_attn"), .. pair("encoder.layers.0.linear1"), .. pair("encoder.layers.0.linear2"),
                .. pair("encoder.layers.0.norm1"), .. pair("encoder.layers.0.norm2"),
                .. attention("decoder.layers.0.self_attn"), .. attention("decoder.layers.0.multihead_attn"),
                .. pair("decoder.layers.0.linear1"), .. pair("decoder.layers.0.linear2"),
                .. pair("decoder.layers.0.norm1"), .. pair("decoder.layers.0.norm2"), .. pair("decoder.layers.0.norm3"),
                .. pair("output"),
            ],
            new Transformer(_tiny).NamedParameters().Select(named => named.Name));
    }

    [Fact]
    public void A_tensor_used_in_three_places_is_one_parameter_and_gathers_all_gradients()
    {
        var model = new Transformer(_tiny with { TiedEmbeddings = true, Dropout = 0 });
        Assert.Single(model.NamedParameters(), named => named.Parameter.Shape.ToString() == "[5, 4]");

        model.Forward(new[,] { { 3, 2 } }, new[,] { { 1 } }).Sum().Backward();

        // Words 3 and 2 are read, 1 is written upon, and the output layer scores all five.
        var gradient = model.Parameters().First().Grad!;
        Assert.All(Enumerable.Range(0, 5), word => Assert.NotEqual(0, gradient[word, 0]));
    }

    [Fact]
    public void Tied_embeddings_need_one_vocabulary() =>
        Assert.Throws<ArgumentException>(() => new Transformer(_tiny with { TiedEmbeddings = true, TargetVocabulary = 6 }));

    [Fact]
    public void Loading_refuses_strangers_absentees_and_other_shapes()
    {
        var linear = new Linear(2, 3, new Random(1));
        var weight = Tensor.Zeros(3, 2);
        Assert.Throws<ArgumentException>(() => linear.Load(new Dictionary<string, Tensor> { ["weight"] = weight }));
        Assert.Throws<ArgumentException>(() => linear.Load(
            new Dictionary<string, Tensor> { ["weight"] = weight, ["bias"] = Tensor.Zeros(3), ["bayes"] = Tensor.Zeros(3) }));
        Assert.Throws<ShapeException>(() => linear.Load(
            new Dictionary<string, Tensor> { ["weight"] = weight, ["bias"] = Tensor.Zeros(2) }));
    }

    [Fact]
    public void Dropout_is_active_only_while_learning()
    {
        var model = new Transformer(_tiny);
        float[] Run() => model.Forward(new[,] { { 3, 4, 2 } }, new[,] { { 1, 3 } }).ToArray();

        Assert.NotEqual(Run(), Run());
        model.Eval();
        Assert.Equal(Run(), Run());
        Assert.False(model.Encoder.Layers[0].Training);
    }

    [Fact]
    public void A_part_that_did_not_learn_before_a_model_was_used_does_not_learn_after()
    {
        var model = new Transformer(_tiny);
        model.Encoder.Eval();
        model.GreedyDecode(new[,] { { 3, 4, 2 } }, 1, 2, maxLength: 3);

        Assert.True(model.Training);
        Assert.True(model.Decoder.Layers[0].Training);
        Assert.False(model.Encoder.Training);
        Assert.False(model.Encoder.Layers[0].Training);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        var (one, twin, other) = (new Transformer(_tiny), new Transformer(_tiny), new Transformer(_tiny with { Seed = 1 }));
        float[] Weights(Transformer model) => [.. model.Parameters().SelectMany(p => p.ToArray())];
        Assert.Equal(Weights(one), Weights(twin));
        Assert.NotEqual(Weights(one), Weights(other));
    }

    [Fact]
    public void First_weights_are_spread_as_in_PyTorch()
    {
        var random = new Random(1);
        AssertUniform(new Linear(100, 200, random).Weight, 1 / MathF.Sqrt(100));
        AssertUniform(new Linear(100, 20_000, random).Bias!, 1 / MathF.Sqrt(100));
        var attention = new MultiHeadAttention(96, 4, random).NamedParameters().ToDictionary();
        AssertUniform(attention["in_proj_weight"], MathF.Sqrt(6f / (96 + 3 * 96)));
        Assert.All(attention["in_proj_bias"].ToArray(), value => Assert.Equal(0, value));
        Assert.All(attention["out_proj.bias"].ToArray(), value => Assert.Equal(0, value));
        var rows = new Embedding(200, 100, random).Weight.ToArray();
        Assert.Equal(1, rows.Average(value => value * value), tolerance: 0.05);
    }

    // Of some 20,000 uniform numbers in ±b the mean square is b²/3 within 1 % (its deviation is 0.6 %; four are allowed), the largest close to b.
    private static void AssertUniform(Tensor tensor, float bound)
    {
        var values = tensor.ToArray();
        Assert.Equal(1, values.Average(value => value * value) / (bound * bound / 3), tolerance: 0.025);
        Assert.Equal(0, values.Average() / bound, tolerance: 0.02);
        Assert.InRange(values.Max(MathF.Abs), 0.999f * bound, bound);
    }
}
