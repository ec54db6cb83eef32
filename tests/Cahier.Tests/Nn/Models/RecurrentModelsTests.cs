using Cahier.Nn;
using Cahier.Nn.Generation;
using Cahier.Nn.Models;
using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Training;

namespace Cahier.Tests.Nn.Models;

public class RecurrentModelsTests
{
    private const int Start = 1, End = 2;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RecurrentKind.Rnn)]
    [InlineData(RecurrentKind.Gru)]
    [InlineData(RecurrentKind.Lstm)]
    public void A_character_model_learns_a_text_by_heart_and_writes_it(RecurrentKind kind)
    {
        int[] text = [0, 1, 2, 3, 1, 0, 3, 2];      // no character says alone which one follows it
        var model = new CharModel(new CharModelOptions { Vocabulary = 4, Kind = kind, Hidden = 16, Seed = 1 });
        var (ids, next) = (new int[1, 24], new int[1, 24]);
        for (var t = 0; t < 24; t++)
            (ids[0, t], next[0, t]) = (text[t % 8], text[(t + 1) % 8]);
        RecurrentState? state = null;
        Train(model, 0.02f, 150, () =>
        {
            var (loss, end) = model.Loss(ids, next, state);
            state = end.Carry(state);
            return loss;
        });

        var written = model.Generate(text, 16, Sampling.Greedy, cancellation: Cancel);
        Assert.Equal([.. text, .. text], written.Tokens.Select(token => token.Id));
        Assert.Equal(
            model.Generate(text, 16, random: new Random(3), cache: false, cancellation: Cancel).Tokens.Select(token => token.Id),
            model.Generate(text, 16, random: new Random(3), cancellation: Cancel).Tokens.Select(token => token.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_translator_learns_to_copy_and_shows_what_it_looked_at(bool attention)
    {
        var model = new Seq2Seq(new Seq2SeqOptions
        {
            SourceVocabulary = 8,
            TargetVocabulary = 8,
            Width = 12,
            Hidden = 24,
            Attention = attention,
            Seed = 2,
        });
        int[,] source = { { 4, 5, 6, 2 }, { 7, 4, 2, 0 }, { 5, 2, 0, 0 } };
        int[,] target = { { 1, 4, 5, 6 }, { 1, 7, 4, 0 }, { 1, 5, 0, 0 } };
        int[,] expected = { { 4, 5, 6, 2 }, { 7, 4, 2, 0 }, { 5, 2, 0, 0 } };
        Train(model, 0.01f, 120, () => model.Loss(source, target, expected));
        model.Train();

        var written = model.GreedyDecode(source, Start, End, maxLength: 6);
        Assert.Equal([4, 5, 6], written[0].Words);
        Assert.Equal([7, 4], written[1].Words);
        Assert.Equal([5], written[2].Words);
        Assert.True(model.Training);
        if (!attention)
        {
            Assert.Null(written[0].Alignment);
            Assert.Null(model.Forward(source, target).Weights);
            return;
        }

        Assert.Equal("[2, 4]", written[1].Alignment!.Shape.ToString());
        Assert.Equal(0, written[1].Alignment![0, 3]);
        Assert.All(written[1].Alignment!.Sum(-1).ToArray(), sum => Assert.Equal(1, sum, 1e-6f));
        Assert.Equal("[3, 4, 4]", model.Forward(source, target).Weights!.Shape.ToString());
        Assert.Equal([4, 5, 6], model.GreedyDecode(new[,] { { 4, 5, 6, 2, 0, 0 } }, Start, End, 6)[0].Words);
    }

    [Fact]
    public void A_captioner_reads_regions_row_by_row_and_learns_with_its_encoder()
    {
        var random = new Random(1);
        var encoder = new Conv2d(1, 6, 3, random, padding: 1);
        var model = new Captioner(new CaptionerOptions { FeatureWidth = 6, TargetVocabulary = 7, Width = 5, Hidden = 8 }, encoder);
        var images = Tensor.Randn(random, 2, 1, 3, 4);
        var maps = encoder.Forward(images);
        var regions = model.Regions(images);
        Assert.Equal("[2, 12, 6]", regions.Shape.ToString());
        Assert.Equal(maps[1, 5, 2, 3], regions[1, 11, 5]);

        int[,] caption = { { 1, 4, 5 }, { 1, 6, 0 } }, expected = { { 4, 5, 2 }, { 6, 2, 0 } };
        Assert.Equal("[2, 3, 12]", model.Forward(images, caption).Weights!.Shape.ToString());
        Train(model, 0.02f, 60, () => model.Loss(images, caption, expected));
        var written = model.Describe(images, Start, End, 5);
        Assert.Equal([4, 5], written[0].Words);
        Assert.Equal([6], written[1].Words);
        Assert.Equal("[2, 12]", written[0].Alignment!.Shape.ToString());
        Assert.Contains("encoder.weight", model.NamedParameters().Select(named => named.Name));
    }

    [Fact]
    public void Features_of_another_width_are_refused()
    {
        var model = new Captioner(new CaptionerOptions { FeatureWidth = 6, TargetVocabulary = 7 });
        Assert.Throws<ShapeException>(() => model.Regions(Tensor.Zeros(2, 4, 5)));
    }

    [Fact]
    public void A_penalty_on_entropy_narrows_the_attention()
    {
        float Entropy(float alpha)
        {
            var model = new TextClassifier(new TextClassifierOptions
            {
                Vocabulary = 9,
                Width = 6,
                Pooling = new AttentionPoolingOptions { Query = PoolingQuery.Learned },
                Seed = 3,
            });
            int[,] ids = { { 4, 5, 6, 7 }, { 4, 8, 6, 7 }, { 5, 6, 7, 0 }, { 8, 7, 6, 0 } };
            Train(model, 0.02f, 200, () => model.Loss(ids, [0, 1, 0, 1], alpha));
            Assert.Equal([0, 1, 0, 1], model.Forward(ids).Logits.ArgMax(1));
            return Functional.AttentionEntropy(model.Forward(ids).Weights!).Mean().Item();
        }

        Assert.True(Entropy(0.2f) < 0.7f * Entropy(0));
    }

    [Fact]
    public void A_text_of_padding_only_has_an_opinion_all_the_same()
    {
        foreach (var network in (RecurrentKind?[])[null, RecurrentKind.Lstm])
        {
            var model = new TextClassifier(new TextClassifierOptions { Vocabulary = 9, Width = 6, Network = network });
            Assert.All(model.Forward(new[,] { { 4, 5 }, { 0, 0 } }).Logits.ToArray(), value => Assert.True(float.IsFinite(value)));
        }
    }

    private static void Train(Module model, float rate, int steps, Func<Tensor> loss) =>
        new Trainer(model, new Adam(model.Parameters(), rate)).Run(steps, loss, cancellation: Cancel);
}
