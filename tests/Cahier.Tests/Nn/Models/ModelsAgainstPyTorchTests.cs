using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Nn.Models;

/// <summary>Each ready model has the output, the loss and the gradients of an equivalent one written in PyTorch.</summary>
public class ModelsAgainstPyTorchTests
{
    private static readonly GptOptions _gpt = new()
    {
        Vocabulary = 11,
        MaxLength = 8,
        Width = 4,
        Heads = 2,
        Hidden = 6,
        Layers = 2,
        Dropout = 0,
        AttentionDropout = 0,
        Activation = Activation.Gelu,
    };

    public static TheoryData<string, GptOptions> Gpts => new()
    {
        { "gpt_without_bias", _gpt with { Bias = false, NormBias = false } },
        { "gpt_2", _gpt with { Activation = Activation.GeluTanh } },
        { "gpt_rotary", _gpt with { Positions = PositionKind.Rotary, TiedHead = false, Width = 8, Layers = 1 } },
        { "gpt_relative", _gpt with { Positions = PositionKind.Relative, RelativeReach = 3, TiedHead = false } },
    };

    [Theory]
    [MemberData(nameof(Gpts))]
    public void Gpt_agrees(string name, GptOptions options)
    {
        var fixture = Fixture.Load(name);
        var model = new Gpt(options);
        model.Load(fixture.State);
        var logits = model.Forward(fixture.Ids("ids"));
        Agree(fixture, model, logits, model.Loss(fixture.Ids("ids"), fixture.Ids("next"), ignoreIndex: -1));
    }

    [Theory]
    [InlineData("classifier_mean", Pooling.Mean, false)]
    [InlineData("classifier_class", Pooling.Class, true)]
    public void The_sentence_classifier_agrees(string name, Pooling pooling, bool normFirst)
    {
        var fixture = Fixture.Load(name);
        var model = new EncoderClassifier(new()
        {
            Vocabulary = 11,
            Classes = 3,
            Width = 4,
            Heads = 2,
            Hidden = 6,
            Layers = 2,
            Dropout = 0,
            NormFirst = normFirst,
            Positions = PositionKind.Learned,
            MaxLength = pooling == Pooling.Class ? 5 : 6,
            Pooling = pooling,
        });
        model.Load(fixture.State);
        Agree(fixture, model, model.Forward(fixture.Ids("ids")), model.Loss(fixture.Ids("ids"), fixture.Numbers("classes")));
    }

    [Fact]
    public void Bert_agrees_while_it_guesses_hidden_words_and_next_sentences()
    {
        var fixture = Fixture.Load("bert_pretraining");
        var model = new BertPretraining(NewBert());
        model.Load(fixture.State);
        var words = new MaskedWords(fixture.Ids("ids"), fixture.Ids("targets"));
        var loss = model.Loss(words, fixture.Ids("segments"), fixture.Numbers("follows"));
        Agree(fixture, model, model.Forward(words.Ids, fixture.Ids("segments")), loss);
    }

    [Fact]
    public void Bert_agrees_as_a_classifier()
    {
        var fixture = Fixture.Load("bert_classifier");
        var model = new BertClassifier(NewBert());
        model.Load(fixture.State);
        Agree(fixture, model, model.Forward(fixture.Ids("ids")), model.Loss(fixture.Ids("ids"), fixture.Numbers("classes")));
    }

    [Fact]
    public void Vit_agrees_with_one_whose_projection_is_a_convolution()
    {
        var fixture = Fixture.Load("vit");
        var model = new Vit(new()
        {
            ImageSize = 6,
            PatchSize = 3,
            Channels = 2,
            Classes = 3,
            Width = 4,
            Heads = 2,
            Hidden = 6,
            Layers = 2,
            Dropout = 0,
        });
        model.Load(fixture.State);
        Agree(fixture, model, model.Forward(fixture["images"]), model.Loss(fixture["images"], fixture.Numbers("classes")));
    }

    [Fact]
    public void ImageGpt_agrees()
    {
        var fixture = Fixture.Load("image_gpt");
        var model = new ImageGpt(new() { Colors = 5, Rows = 2, Columns = 3, Width = 4, Heads = 2, Hidden = 6, Layers = 2 });
        model.Load(fixture.State);
        Agree(fixture, model, model.Forward(fixture.Ids("pixels")), model.Loss(fixture.Ids("pixels")));
    }

    [Fact]
    public void Mlp_agrees()
    {
        var model = new Mlp([3, 7, 5, 2], new Random(1), Activation.Tanh);
        Same.Layer("mlp", model, (x, _) => model.Forward(x["x"]), "x");
    }

    private static Bert NewBert() => new(new()
    {
        Vocabulary = 11,
        MaxLength = 8,
        Width = 4,
        Heads = 2,
        Hidden = 6,
        Layers = 2,
        Dropout = 0,
        AttentionDropout = 0,
    });

    private static void Agree(Fixture fixture, Module model, Tensor output, Tensor loss)
    {
        loss.Backward();
        Same.Values(fixture["output"], output);
        Same.Values(fixture["loss"], loss, "loss");
        Same.ParameterGradients(fixture, model);
    }
}
