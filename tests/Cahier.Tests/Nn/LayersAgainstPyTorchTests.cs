using Cahier.Nn;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Nn;

/// <summary>Outputs and gradients of each layer are PyTorch's, with PyTorch's weights.</summary>
public class LayersAgainstPyTorchTests
{
    private static Random Seeded => new(1);

    [Fact]
    public void Linear_agrees()
    {
        var layer = new Linear(5, 3, Seeded);
        Same.Layer("linear", layer, (x, _) => layer.Forward(x["x"]), "x");
    }

    [Fact]
    public void LayerNorm_agrees()
    {
        var layer = new LayerNorm(6);
        Same.Layer("layer_norm", layer, (x, _) => layer.Forward(x["x"]), "x");
    }

    [Fact]
    public void Embedding_agrees_and_gathers_the_gradients_of_repeated_words()
    {
        var layer = new Embedding(11, 4, Seeded);
        Same.Layer("embedding", layer, (_, fixture) => layer.Forward(fixture.Ids("ids")));
    }

    [Fact]
    public void Self_attention_agrees_under_padding_and_causal_masks()
    {
        var layer = new MultiHeadAttention(8, 2, Seeded);
        Same.Layer("attention_self", layer, (x, fixture) =>
            layer.Forward(x["x"], x["x"], x["x"], Mask.Causal(5) & Mask.Padding(fixture.Ids("ids"), 0)), "x");
    }

    [Fact]
    public void Cross_attention_agrees_under_a_padding_mask()
    {
        var layer = new MultiHeadAttention(8, 4, Seeded);
        Same.Layer("attention_cross", layer, (x, fixture) =>
            layer.Forward(x["query"], x["key"], x["value"], Mask.Padding(fixture.Ids("ids"), 0)), "query", "key", "value");
    }

    [Fact]
    public void Attention_without_biases_agrees()
    {
        var layer = new MultiHeadAttention(8, 2, Seeded, bias: false);
        Same.Layer("attention_without_bias", layer, (x, _) => layer.Forward(x["x"], x["x"], x["x"]), "x");
    }

    [Fact]
    public void Wide_heads_agree()
    {
        var layer = new MultiHeadAttention(4, 2, Seeded, keyWidth: 3, valueWidth: 5);
        Same.Layer("attention_wide", layer, Padded(layer), "x");
    }

    [Fact]
    public void Attention_with_relative_positions_agrees()
    {
        var layer = new MultiHeadAttention(8, 2, Seeded, positions: PositionKind.Relative, relativeReach: 2);
        Same.Layer("attention_relative", layer, Padded(layer), "x");
    }

    [Fact]
    public void Attention_with_rotary_positions_agrees()
    {
        var layer = new MultiHeadAttention(8, 2, Seeded, positions: PositionKind.Rotary);
        Same.Layer("attention_rotary", layer, (x, _) => layer.Forward(x["x"], x["x"], x["x"], Mask.Causal(7)), "x");
    }

    [Fact]
    public void LayerNorm_without_shift_agrees()
    {
        var layer = new LayerNorm(6, bias: false);
        Same.Layer("norm_without_bias", layer, (x, _) => layer.Forward(x["x"]), "x");
    }

    private static Func<Dictionary<string, Tensor>, Fixture, Tensor> Padded(MultiHeadAttention layer) =>
        (x, fixture) => layer.Forward(x["x"], x["x"], x["x"], Mask.Padding(fixture.Ids("ids"), 0));

    [Theory]
    [InlineData("post_relu", false, Activation.Relu)]
    [InlineData("post_gelu", false, Activation.Gelu)]
    [InlineData("pre_relu", true, Activation.Relu)]
    [InlineData("pre_gelu", true, Activation.Gelu)]
    public void Encoder_layers_agree(string variant, bool normFirst, Activation activation)
    {
        var layer = new TransformerEncoderLayer(Options(normFirst, activation), Seeded);
        Same.Layer($"encoder_layer_{variant}", layer, (x, fixture) => layer.Forward(x["x"], Mask.Padding(fixture.Ids("ids"), 0)), "x");
    }

    [Theory]
    [InlineData("post_relu", false, Activation.Relu)]
    [InlineData("post_gelu", false, Activation.Gelu)]
    [InlineData("pre_relu", true, Activation.Relu)]
    [InlineData("pre_gelu", true, Activation.Gelu)]
    public void Decoder_layers_agree(string variant, bool normFirst, Activation activation)
    {
        var layer = new TransformerDecoderLayer(Options(normFirst, activation), Seeded);
        Same.Layer($"decoder_layer_{variant}", layer, (x, fixture) => layer.Forward(
            x["x"], x["memory"], Mask.Causal(4) & Mask.Padding(fixture.Ids("target"), 0), Mask.Padding(fixture.Ids("ids"), 0)), "x", "memory");
    }

    private static BlockOptions Options(bool normFirst, Activation activation) =>
        new() { Width = 8, Heads = 2, Hidden = 12, Dropout = 0, NormFirst = normFirst, Activation = activation };
}
