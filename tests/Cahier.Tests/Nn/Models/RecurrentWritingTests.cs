using Cahier.Nn;
using Cahier.Nn.Generation;
using Cahier.Nn.Models;
using Cahier.Tensors;

namespace Cahier.Tests.Nn.Models;

/// <summary>Recurrent decoders write with the same tools as transformers: sampling, beams, a memory of what was read.</summary>
public class RecurrentWritingTests
{
    private const int Start = 1, End = 2;

    private static readonly int[,] _sources = { { 4, 5, 6, 2 }, { 7, 4, 2, 0 }, { 5, 2, 0, 0 } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Seq2Seq Translator(RecurrentKind kind, bool attention = true) => new(new()
    {
        SourceVocabulary = 8,
        TargetVocabulary = 9,
        Kind = kind,
        Width = 6,
        Hidden = 10,
        Layers = 2,
        Attention = attention,
        Dropout = 0.5f,     // must not act while writing
        Seed = 5,
    });

    [Theory]
    [InlineData(RecurrentKind.Gru, true)]
    [InlineData(RecurrentKind.Lstm, true)]
    [InlineData(RecurrentKind.Rnn, false)]
    public void Written_greedily_it_is_the_greedy_translation(RecurrentKind kind, bool attention)
    {
        var model = Translator(kind, attention);
        var expected = model.GreedyDecode(_sources, Start, End, maxLength: 8);
        foreach (var cache in (bool[])[true, false])
        {
            var written = model.Translating(_sources)
                .Generate(new[,] { { Start }, { Start }, { Start } }, 8, Sampling.Greedy, end: End, cache: cache, cancellation: Cancel);
            for (var b = 0; b < 3; b++)
                Assert.Equal(expected[b].Words, written[b].Ids.TakeWhile(id => id != End));
        }
    }

    [Theory]
    [InlineData(RecurrentKind.Gru)]
    [InlineData(RecurrentKind.Lstm)]
    public void What_is_remembered_changes_nothing_also_for_texts_that_are_chosen(RecurrentKind kind)
    {
        var model = Translator(kind);
        var (with, without) = (model.Translating(_sources).Begin(3), model.Translating(_sources).Begin(3, cache: false));
        int[][,] read = [new[,] { { Start }, { Start }, { Start } },
            new[,] { { 3, 4 }, { 5, 5 }, { 8, 3 } }, new[,] { { 7 }, { 4 }, { 6 } }];
        foreach (var ids in read)
        {
            var (a, b) = (with.Read(ids), without.Read(ids));
            // The same products in another order: a few roundings of 6e-8 of numbers about 1.
            foreach (var (x, y) in a.ToArray().Zip(b.ToArray()))
                Assert.Equal(y, x, tolerance: 1e-5f);
            with.Select([2, 0, 2]);
            without.Select([2, 0, 2]);
        }
    }

    [Fact]
    public void A_beam_finds_a_translation_at_least_as_likely_as_the_greedy_one()
    {
        int[,] source = { { 4, 5, 6, 2 } };
        var model = Translator(RecurrentKind.Gru).Translating(source);
        var greedy = BeamSearch.Search(model, [Start], 6, width: 1, cancellation: Cancel)[0];
        var best = BeamSearch.Search(model, [Start], 6, width: 9 * 9, cancellation: Cancel)[0];
        Assert.True(best.LogProbability >= greedy.LogProbability);
        Assert.Equal(best.Ids, BeamSearch.Search(model, [Start], 6, width: 9 * 9, cache: false, cancellation: Cancel)[0].Ids);
    }

    [Fact]
    public void A_captioner_writes_what_it_describes()
    {
        var encoder = new ConvEncoder(8, new Random(1));
        var model = new Captioner(new() { TargetVocabulary = 9, FeatureWidth = 8, Width = 6, Hidden = 10, Seed = 4 }, encoder);
        var images = Tensor.Rand(new Random(2), 2, 3, 36, 36);
        var expected = model.Describe(images, Start, End, maxLength: 6);
        var written = model.Describing(images)
            .Generate(new[,] { { Start }, { Start } }, 6, Sampling.Greedy, end: End, cancellation: Cancel);
        for (var b = 0; b < 2; b++)
            Assert.Equal(expected[b].Words, written[b].Ids.TakeWhile(id => id != End));
    }

    [Fact]
    public void There_is_one_source_for_all_texts_or_one_for_each() =>
        Assert.Throws<ArgumentException>(() => Translator(RecurrentKind.Gru).Translating(_sources).Begin(2));

    [Fact]
    public void Activations_are_layers_too()
    {
        var x = Tensor.From([-1, 0, 2]);
        var layers = new Sequential(new Tanh(), new Sigmoid(), new Gelu());
        Assert.True(layers.Forward(x).AllClose(x.Tanh().Sigmoid().Gelu()));
    }
}
