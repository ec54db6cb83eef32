using Cahier.Nn;
using Cahier.Nn.Models;

namespace Cahier.Tests.Nn.Models;

/// <summary>The formulas count what the models have, and published models have what they are known to have.</summary>
public class ParameterFormulaTests
{
    public static TheoryData<string, long, long> Counted
    {
        get
        {
            var data = new TheoryData<string, long, long>();
            foreach (var positions in Enum.GetValues<PositionKind>())
                foreach (var (bias, normBias, normFirst, wide) in ((bool, bool, bool, bool)[])
                    [(true, true, true, false), (false, true, false, true), (true, false, true, true), (false, false, false, false)])
                {
                    T Shaped<T>(T options) where T : BlockOptions => options with
                    {
                        Width = 6,
                        Heads = 3,
                        KeyWidth = wide ? 6 : null,
                        ValueWidth = wide ? 4 : null,
                        Hidden = 7,
                        Bias = bias,
                        NormBias = normBias,
                        NormFirst = normFirst,
                        Positions = positions,
                        RelativeReach = 3,
                    };
                    void Add<T>(T options, Func<T, long> formula, Func<T, Module> make) where T : BlockOptions
                    {
                        options = Shaped(options);
                        data.Add($"{typeof(T).Name} {positions} {bias} {normBias} {normFirst}", formula(options), make(options).ParameterCount);
                    }

                    Add(new GptOptions { Vocabulary = 11, MaxLength = 5, Layers = 2, TiedHead = bias }, o => o.CountParameters(), o => new Gpt(o));
                    Add(
                        new EncoderClassifierOptions { Vocabulary = 11, MaxLength = 5, Layers = 2, Pooling = wide ? Pooling.Class : Pooling.Mean },
                        o => o.CountParameters(), o => new EncoderClassifier(o));
                    Add(new BertOptions { Vocabulary = 11, MaxLength = 5, Layers = 2 }, o => o.CountParameters(), o => new Bert(o));
                    Add(
                        new VitOptions { ImageSize = 6, PatchSize = 3, Channels = 2, Classes = 5, Layers = 2 },
                        o => o.CountParameters(), o => new Vit(o));
                    Add(
                        new ImageGptOptions { Colors = 5, Rows = 2, Columns = 3, Layers = 2 }, o => o.CountParameters(), o => new ImageGpt(o));
                    Add(
                        new TransformerOptions
                        {
                            SourceVocabulary = 11,
                            TargetVocabulary = wide ? 9 : 11,
                            TiedEmbeddings = !wide,
                            MaxLength = 5,
                            Layers = 2,
                            DecoderLayers = 1,
                            FinalNorm = normFirst,
                        },
                        o => o.CountParameters(), o => new Transformer(o));
                }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Counted))]
    public void Formula_and_model_agree(string what, long formula, long model) =>
        Assert.True(formula == model, $"{what}: {formula} by formula, {model} in the model");

    // The totals of the published checkpoints, as Hugging Face's and timm's models of the same names have them.
    [Theory]
    [InlineData("GPT-2 small", 12, 768, 12, 124_439_808)]
    [InlineData("GPT-2 medium", 24, 1024, 16, 354_823_168)]
    [InlineData("GPT-2 large", 36, 1280, 20, 774_030_080)]
    [InlineData("GPT-2 XL", 48, 1600, 25, 1_557_611_200)]
    public void Gpt_2_has_its_published_size(string name, int layers, int width, int heads, long expected) =>
        Assert.Equal((name, expected), (name, new GptOptions { Vocabulary = 50_257, Layers = layers, Width = width, Heads = heads }.CountParameters()));

    // Brown et al. 2020, table 2.1, where heads do not always add up to the width; the 24 heads of 128 printed for the fourth would make
    // 1.5 billion, 16 of them make the 1.3 that it is said to have.
    [Theory]
    [InlineData(12, 768, 12, 64, 125e6)]
    [InlineData(24, 1024, 16, 64, 350e6)]
    [InlineData(24, 1536, 16, 96, 760e6)]
    [InlineData(24, 2048, 16, 128, 1.3e9)]
    [InlineData(32, 2560, 32, 80, 2.7e9)]
    [InlineData(32, 4096, 32, 128, 6.7e9)]
    [InlineData(40, 5140, 40, 128, 13e9)]
    [InlineData(96, 12288, 96, 128, 175e9)]
    public void Gpt_3_has_its_published_size(int layers, int width, int heads, int headWidth, double published) => Assert.InRange(
        new GptOptions
        {
            Vocabulary = 50_257,
            MaxLength = 2048,
            Layers = layers,
            Width = width,
            Heads = heads,
            KeyWidth = headWidth,
            ValueWidth = headWidth,
        }.CountParameters() / published, 0.97, 1.1);

    // Shoeybi et al. 2019, table 2; the vocabulary is GPT-2's filled up to a multiple of 1024.
    [Theory]
    [InlineData(40, 1536, 16, 1.2e9)]
    [InlineData(54, 1920, 20, 2.5e9)]
    [InlineData(64, 2304, 24, 4.2e9)]
    [InlineData(72, 3072, 32, 8.3e9)]
    public void Megatron_has_its_published_size(int layers, int width, int heads, double published) => Assert.InRange(
        new GptOptions { Vocabulary = 51_200, Layers = layers, Width = width, Heads = heads }.CountParameters() / published, 0.97, 1.03);

    [Theory]
    [InlineData("BERT base", 30_522, 512, 2, 12, 768, 12, 109_482_240)]
    [InlineData("BERT large", 30_522, 512, 2, 24, 1024, 16, 335_141_888)]
    [InlineData("RoBERTa base", 50_265, 514, 1, 12, 768, 12, 124_645_632)]
    [InlineData("RoBERTa large", 50_265, 514, 1, 24, 1024, 16, 355_359_744)]
    public void Bert_has_its_published_size(
        string name, int vocabulary, int maxLength, int segments, int layers, int width, int heads, long expected) =>
        Assert.Equal((name, expected), (name, new BertOptions
        {
            Vocabulary = vocabulary,
            MaxLength = maxLength,
            Segments = segments,
            Layers = layers,
            Width = width,
            Heads = heads,
        }.CountParameters()));

    [Theory]
    [InlineData("ViT-B/16", 16, 12, 768, 12, 86_567_656)]
    [InlineData("ViT-L/16", 16, 24, 1024, 16, 304_326_632)]
    [InlineData("ViT-H/14", 14, 32, 1280, 16, 632_045_800)]
    public void Vit_has_its_published_size(string name, int patch, int layers, int width, int heads, long expected) =>
        Assert.Equal((name, expected), (name, new VitOptions { PatchSize = patch, Layers = layers, Width = width, Heads = heads }.CountParameters()));

    [Fact]
    public void The_base_and_large_transformers_have_their_published_sizes()
    {
        // Vaswani et al. 2017, table 3: 65 and 213 million, with about 37,000 shared words.
        var @base = new TransformerOptions { SourceVocabulary = 37_000, TargetVocabulary = 37_000, TiedEmbeddings = true };
        Assert.InRange(@base.CountParameters() / 65e6, 0.95, 1.05);
        Assert.InRange((@base with { Width = 1024, Heads = 16 }).CountParameters() / 213e6, 0.95, 1.05);
    }
}
