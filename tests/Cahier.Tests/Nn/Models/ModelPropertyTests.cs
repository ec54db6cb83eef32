using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Tensors;

namespace Cahier.Tests.Nn.Models;

/// <summary>What is true of the models whatever their weights.</summary>
public class ModelPropertyTests
{
    // One path computes the same sums in other shapes: some roundings of 6e-8 of numbers about 1.
    private const float Rounding = 2e-5f;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<PositionKind> Kinds => [.. Enum.GetValues<PositionKind>()];

    private static Gpt NewGpt(PositionKind positions) => Used(new Gpt(new()
    {
        Vocabulary = 11,
        MaxLength = 8,
        Width = 8,
        Heads = 2,
        Layers = 2,
        Positions = positions,
        RelativeReach = 3,
    }));

    private static EncoderClassifier NewClassifier(PositionKind positions, Pooling pooling = Pooling.Mean) => Used(new EncoderClassifier(new()
    {
        Vocabulary = 11,
        Classes = 3,
        Width = 8,
        Heads = 2,
        Layers = 2,
        MaxLength = 8,
        Positions = positions,
        Pooling = pooling,
    }));

    /// <summary>As it is used, with weights that are far from their tidy first values.</summary>
    private static T Used<T>(T model) where T : Module
    {
        var random = new Random(5);
        foreach (var parameter in model.Parameters())
            foreach (ref var value in parameter.AsSpan())
                value += 0.3f * (random.NextSingle() - 0.5f);
        model.Eval();
        return model;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_a_GPT_no_token_changes_what_is_said_before_it(PositionKind positions)
    {
        var model = NewGpt(positions);
        var before = model.Forward(new[,] { { 3, 1, 4, 1, 5, 9 } });
        var after = model.Forward(new[,] { { 3, 1, 4, 7, 2, 6 } });
        Near(before.Slice(1, 0, 3), after.Slice(1, 0, 3), 0);
        Assert.NotEqual(before.Slice(1, 3, 1).ToArray(), after.Slice(1, 3, 1).ToArray());
    }

    [Fact]
    public void In_an_image_GPT_no_pixel_changes_what_is_said_of_those_before_it_and_of_itself()
    {
        var model = Used(new ImageGpt(new() { Colors = 5, Rows = 2, Columns = 3, Width = 8, Heads = 2, Layers = 2 }));
        var before = model.Forward(new[,] { { 0, 1, 2, 3, 4, 0 } });
        var after = model.Forward(new[,] { { 0, 1, 2, 4, 3, 1 } });
        Near(before.Slice(1, 0, 4), after.Slice(1, 0, 4), 0);
        Assert.NotEqual(before.Slice(1, 4, 1).ToArray(), after.Slice(1, 4, 1).ToArray());
    }

    [Fact]
    public void An_image_GPT_completes_what_it_is_given_and_writes_colours_only()
    {
        var model = Used(new ImageGpt(new() { Colors = 3, Rows = 3, Columns = 4, Width = 8, Heads = 2, Layers = 1 }));
        var images = model.Complete(new[,] { { 0, 1, 2, 0, 1, 2 }, { 2, 2, 2, 1, 1, 1 } }, random: new Random(1), cancellation: Cancel);
        Assert.Equal((2, 12), (images.GetLength(0), images.GetLength(1)));
        Assert.Equal([0, 1, 2, 0, 1, 2, 2, 2, 2, 1, 1, 1], Enumerable.Range(0, 12).Select(i => images[i / 6, i % 6]));
        Assert.All(images.Cast<int>(), color => Assert.InRange(color, 0, 2));
        Assert.Equal(12, model.Complete(new int[1, 0], cancellation: Cancel).Length);
        Assert.Throws<ArgumentException>(() => model.Complete(new int[1, 13], cancellation: Cancel));
        Assert.Equal("[2, 8]", model.Features(images, layers: 0).Shape.ToString());
    }

    [Fact]
    public void Without_positions_an_encoder_follows_the_words_wherever_they_go()
    {
        var model = NewClassifier(PositionKind.None);
        int[] order = [3, 0, 4, 1, 2];
        var x = Tensor.Randn(new Random(1), 1, 5, 8);
        Tensor Permuted(Tensor t) => Tensor.Concatenate([.. order.Select(i => t.Slice(1, i, 1))], 1);
        Near(Permuted(model.Encoder.Forward(x)), model.Encoder.Forward(Permuted(x)), Rounding);
        Near(model.Forward(new[,] { { 3, 1, 4, 5, 9 } }), model.Forward(new[,] { { 9, 4, 3, 5, 1 } }), Rounding);
    }

    [Theory]
    [InlineData(PositionKind.Learned)]
    [InlineData(PositionKind.Sinusoidal)]
    [InlineData(PositionKind.Relative)]
    [InlineData(PositionKind.Rotary)]
    public void With_positions_it_does_not(PositionKind positions)
    {
        var model = NewClassifier(positions);
        Assert.NotEqual(
            model.Forward(new[,] { { 3, 1, 4, 5, 9 } }).ToArray(), model.Forward(new[,] { { 9, 4, 3, 5, 1 } }).ToArray(),
            (a, b) => Math.Abs(a - b) < 1e-4f);
    }

    [Theory]
    [InlineData(PositionKind.None, Pooling.Mean)]
    [InlineData(PositionKind.Learned, Pooling.Class)]
    [InlineData(PositionKind.Relative, Pooling.Mean)]
    [InlineData(PositionKind.Rotary, Pooling.Class)]
    public void Padding_never_matters_to_a_sentence(PositionKind positions, Pooling pooling)
    {
        var model = NewClassifier(positions, pooling);
        var alone = model.Forward(new[,] { { 3, 1, 4 } });
        var padded = model.Forward(new[,] { { 3, 1, 4, 0, 0 }, { 5, 6, 7, 8, 9 } });
        Near(alone, padded.Slice(0, 0, 1), Rounding);
        // Nor does what stands in the padding's row of the table.
        model.Embedding.Weight.Row(0, 8).Fill(1000);
        Near(alone, model.Forward(new[,] { { 3, 1, 4, 0, 0 } }), Rounding);
    }

    [Fact]
    public void A_sentence_of_nothing_but_padding_is_the_mean_of_nothing()
    {
        var features = NewClassifier(PositionKind.None).Features(new[,] { { 0, 0 }, { 1, 0 } });
        Assert.All(features.Slice(0, 0, 1).ToArray(), value => Assert.Equal(0, value));
        Assert.All(features.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_table_of_ones_own_takes_the_place_of_the_positions()
    {
        var options = new EncoderClassifierOptions { Vocabulary = 11, Width = 8, Layers = 1, MaxLength = 6, Dropout = 0 };
        var sinusoids = new SinusoidalPositions(6, 8);
        var own = new EncoderClassifier(options, new FixedPositions(sinusoids.Table));
        var built = new EncoderClassifier(options with { Positions = PositionKind.Sinusoidal });
        Assert.Equal(
            built.Forward(new[,] { { 3, 1, 4 } }).ToArray(), own.Forward(new[,] { { 3, 1, 4 } }).ToArray());
        Assert.Equal(built.ParameterCount, own.ParameterCount);
    }

    [Fact]
    public void Bert_does_not_look_at_padding_and_tells_segments_apart()
    {
        var bert = Used(new Bert(new() { Vocabulary = 11, MaxLength = 8, Width = 8, Heads = 2, Layers = 2 }));
        var alone = bert.Pool(bert.Forward(new[,] { { 3, 1, 4 } }));
        Near(alone, bert.Pool(bert.Forward(new[,] { { 3, 1, 4, 0 } })), Rounding);
        var pair = bert.Pool(bert.Forward(new[,] { { 3, 1, 4 } }, new[,] { { 0, 0, 1 } }));
        Assert.NotEqual(alone.ToArray(), pair.ToArray());
        var pretraining = new BertPretraining(bert, nextSentence: false);
        Assert.Throws<InvalidOperationException>(() => pretraining.NextSentence(new[,] { { 3 } }, new[,] { { 0 } }));
    }

    [Fact]
    public void Hidden_words_are_chosen_and_replaced_in_the_papers_shares()
    {
        const int Mask = 4, First = 5, Vocabulary = 1000;
        var random = new Random(1);
        var ids = new int[200, 100];
        for (var b = 0; b < 200; b++)
            for (var t = 0; t < 100; t++)
                ids[b, t] = t < 90 ? random.Next(First, Vocabulary) : t % 5;
        var hidden = MaskedWords.Hide(ids, Mask, First, Vocabulary, random);

        var places = Enumerable.Range(0, 200).SelectMany(b => Enumerable.Range(0, 100).Select(t => (b, t))).ToList();
        var asked = places.Where(at => hidden.Targets[at.b, at.t] != MaskedWords.NotAsked).ToList();
        Assert.All(asked, at => Assert.Equal(ids[at.b, at.t], hidden.Targets[at.b, at.t]));
        Assert.All(asked, at => Assert.InRange(ids[at.b, at.t], First, Vocabulary));
        Assert.All(places.Except(asked), at => Assert.Equal(ids[at.b, at.t], hidden.Ids[at.b, at.t]));
        // 18,000 words at 15 %: 2,700, deviation 48; of these the masked are 80 %, deviation 21. Four deviations.
        Assert.InRange(asked.Count, 2500, 2900);
        var masked = asked.Count(at => hidden.Ids[at.b, at.t] == Mask) / (double)asked.Count;
        var kept = asked.Count(at => hidden.Ids[at.b, at.t] == ids[at.b, at.t]) / (double)asked.Count;
        Assert.InRange(masked, 0.77, 0.83);
        Assert.InRange(kept, 0.077, 0.123);
    }

    [Fact]
    public void A_vision_transformer_cuts_images_into_patches_row_after_row()
    {
        var model = new Vit(new() { ImageSize = 4, PatchSize = 2, Channels = 2, Classes = 3, Width = 8, Heads = 2, Layers = 2 });
        var images = Tensor.Arange(32).Reshape(1, 2, 4, 4);
        Assert.Equal(
            [0, 1, 4, 5, 16, 17, 20, 21, 2, 3, 6, 7, 18, 19, 22, 23, 8, 9, 12, 13, 24, 25, 28, 29, 10, 11, 14, 15, 26, 27, 30, 31],
            model.Patches(images).ToArray());
        Assert.Throws<ShapeException>(() => model.Forward(Tensor.Ones(1, 2, 4, 6)));
        Assert.Throws<ShapeException>(() => model.Forward(Tensor.Ones(0, 2, 4, 4)));
        Assert.Throws<ArgumentException>(() => new Vit(new() { ImageSize = 5, PatchSize = 2 }));
    }

    [Fact]
    public void Attention_maps_are_distributions_and_the_class_tokens_are_those_over_the_image()
    {
        var model = Used(new Vit(new() { ImageSize = 6, PatchSize = 2, Channels = 1, Classes = 3, Width = 8, Heads = 2, Layers = 2 }));
        var images = Tensor.Randn(new Random(1), 3, 1, 6, 6);
        var all = model.Encoder.AttentionWeights(model, () => model.Forward(images));
        var over = model.ClassAttention(images);
        Assert.Equal(2, over.Count);
        foreach (var (weights, map) in all.Zip(over))
        {
            Assert.Equal("[3, 2, 10, 10]", weights.Shape.ToString());
            Assert.Equal("[3, 2, 3, 3]", map.Shape.ToString());
            Assert.All(weights.Sum(-1).ToArray(), sum => Assert.Equal(1, sum, tolerance: 1e-5f));
            Assert.Equal(weights[2, 1, 0, 1 + 5], map[2, 1, 1, 2]);
        }
        Assert.All(model.Encoder.Layers, layer => Assert.False(layer.SelfAttention.KeepWeights));
    }

    [Fact]
    public void Mlp_describes_its_input_layer_by_layer()
    {
        var model = new Mlp([2, 5, 4, 3], new Random(1), Activation.Tanh);
        var x = Tensor.Randn(new Random(2), 7, 2);
        Assert.Equal(2 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3, model.ParameterCount);
        Assert.Equal(x.ToArray(), model.Hidden(x, 0).ToArray());
        Assert.Equal("[7, 5]", model.Hidden(x, 1).Shape.ToString());
        Assert.Equal(model.Forward(x).ToArray(), model.Layers[2].Forward(model.Hidden(x)).ToArray());
        Assert.Throws<ArgumentException>(() => new Mlp([3], new Random(1)));
        Assert.Throws<ArgumentException>(() => new Mlp([3, 0, 2], new Random(1)));
        // Without a function in between, depth is one linear map.
        var flat = new Mlp([2, 5, 3], new Random(1), Activation.Identity, bias: false);
        Near(x.MatMul(flat.Layers[1].Weight.MatMul(flat.Layers[0].Weight).Transpose()), flat.Forward(x), Rounding);
    }

    [Fact]
    public void A_GPT_begins_by_finding_all_tokens_about_equally_likely()
    {
        var model = new Gpt(new() { Vocabulary = 65, MaxLength = 16, Width = 32, Heads = 4, Layers = 4 });
        model.Eval();
        var (ids, next) = (new int[4, 16], new int[4, 16]);
        for (var i = 0; i < 64; i++)
            (ids[i / 16, i % 16], next[i / 16, i % 16]) = (i, (i + 7) % 65);
        // Logits are sums of 32 products of a normalised state, about 1, with embeddings of 0.02: they stray by 0.1 from equal ones.
        Assert.Equal(Math.Log(65), model.Loss(ids, next).Item(), tolerance: 0.1);
        Assert.Throws<ArgumentException>(() => new Gpt(new() { Vocabulary = 5, Outputs = 4 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_model_learns_a_text_by_heart(int seed)
    {
        var model = new Gpt(new()
        {
            Vocabulary = 6,
            MaxLength = 12,
            Width = 16,
            Heads = 2,
            Layers = 1,
            Dropout = 0,
            AttentionDropout = 0,
            Seed = seed,
        });
        var optimizer = new Cahier.Optim.Adam(model.Parameters(), 0.01f);
        var (ids, next) = (new[,] { { 0, 1, 2, 1, 3, 1, 4, 1, 5 } }, new[,] { { 1, 2, 1, 3, 1, 4, 1, 5, 1 } });
        for (var step = 0; step < 150; step++)
        {
            using var scope = Tensor.NewDisposeScope();
            model.ZeroGrad();
            model.Loss(ids, next).Backward();
            optimizer.Step();
        }
        Assert.InRange(model.Loss(ids, next).Item(), 0, 0.05);
    }

    private static void Near(Tensor expected, Tensor actual, float tolerance)
    {
        Assert.Equal(expected.Shape.ToString(), actual.Shape.ToString());
        Assert.Equal(expected.ToArray(), actual.ToArray(), (a, b) => Math.Abs(a - b) <= tolerance);
    }
}
