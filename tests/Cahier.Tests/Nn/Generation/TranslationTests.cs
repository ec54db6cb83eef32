// Each of these runs for milliseconds: a token to cancel it with would be noise.
#pragma warning disable xUnit1051

using Cahier.Nn;
using Cahier.Nn.Generation;

namespace Cahier.Tests.Nn.Generation;

public class TranslationTests
{
    private const int Start = 1, End = 2;

    private static readonly int[,] _sources = { { 4, 5, 6, 2 }, { 7, 2, 0, 0 }, { 3, 9, 2, 0 } };

    public static TheoryData<PositionKind, bool> Kinds
    {
        get
        {
            var kinds = new TheoryData<PositionKind, bool>();
            foreach (var positions in Enum.GetValues<PositionKind>())
                foreach (var normFirst in (bool[])[false, true])
                    kinds.Add(positions, normFirst);
            return kinds;
        }
    }

    private static Transformer NewModel(PositionKind positions = PositionKind.Sinusoidal, bool normFirst = false)
    {
        var model = new Transformer(new()
        {
            SourceVocabulary = 10,
            TargetVocabulary = 9,
            Width = 8,
            Heads = 2,
            Layers = 2,
            Hidden = 16,
            MaxLength = 20,
            Seed = 3,
            Positions = positions,
            NormFirst = normFirst,
            FinalNorm = normFirst,
        });
        // What no trained model does: write padding, which nobody could look at afterwards.
        model.StateDict()["output.bias"][0] = -100;
        return model;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_its_memory_the_decoder_says_what_it_says_without(PositionKind positions, bool normFirst)
    {
        var model = NewModel(positions, normFirst);
        var (with, without) = (model.Translating(_sources).Begin(3), model.Translating(_sources).Begin(3, cache: false));
        foreach (var ids in (int[][,])[new[,] { { Start }, { Start }, { Start } }, new[,] { { 3, 4 }, { 5, 5 }, { 8, 3 } }, new[,] { { 7 }, { 4 }, { 6 } }])
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
    public void Written_greedily_and_searched_by_a_beam_of_one_it_is_the_greedy_translation()
    {
        var model = NewModel();
        var expected = model.GreedyDecode(_sources, Start, End, maxLength: 10);
        var written = model.Translating(_sources).Generate(new[,] { { Start }, { Start }, { Start } }, 10, Sampling.Greedy, end: End);
        for (var b = 0; b < 3; b++)
        {
            Assert.Equal(expected[b], written[b].Ids.TakeWhile(id => id != End));
            var alone = new int[1, 4];
            for (var s = 0; s < 4; s++)
                alone[0, s] = _sources[b, s];
            Assert.Equal(written[b].Ids, BeamSearch.Search(model.Translating(alone), [Start], 10, width: 1, end: End)[0].Ids);
            Assert.Equal(
                BeamSearch.Search(model.Translating(alone), [Start], 10, width: 3, end: End, cache: false).Select(text => text.Ids),
                BeamSearch.Search(model.Translating(alone), [Start], 10, width: 3, end: End).Select(text => text.Ids));
        }
    }

    [Fact]
    public void There_is_one_source_for_all_texts_or_one_for_each() =>
        Assert.Throws<ArgumentException>(() => NewModel().Translating(_sources).Begin(2));
}
