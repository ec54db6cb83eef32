// Each of these runs for milliseconds: a token to cancel it with would be noise.
#pragma warning disable xUnit1051

using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Tests.Nn.Generation;

public class BeamSearchTests
{
    private const int End = 0;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_beam_of_one_is_greedy(int seed)
    {
        var model = new MarkovChain(5, seed).Model;
        var greedy = model.Generate([2], 12, Sampling.Greedy, end: End);
        var found = Assert.Single(BeamSearch.Search(model, [2], 12, width: 1, end: End));
        Assert.Equal(greedy.Ids, found.Ids);
        Assert.Equal(greedy.LogProbability, found.LogProbability, tolerance: 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_beam_as_wide_as_all_texts_finds_the_likeliest_ones(int seed)
    {
        var chain = new MarkovChain(3, seed);
        var all = chain.Texts(first: 1, length: 5, End).ToList();
        var found = BeamSearch.Search(chain.Model, [1], length: 5, width: 300, end: End);
        Assert.Equal(all.Count, found.Count);
        foreach (var (expected, hypothesis) in all.Zip(found))
            Assert.Equal(expected.LogP, hypothesis.LogProbability, tolerance: 1e-5);
        // Texts made of the same steps in another order are equally likely: each is there, in whatever order.
        Assert.Equal(all.Select(text => string.Join(' ', text.Ids)).Order(), found.Select(text => string.Join(' ', text.Ids)).Order());
        Assert.Equal(1, found.Sum(hypothesis => Math.Exp(hypothesis.LogProbability)), tolerance: 1e-5);
    }

    [Fact]
    public void A_model_may_forbid_tokens_even_the_first()
    {
        // Padding is number 0 in every vocabulary: that a model gives it no chance at all is usual.
        var logits = Tensor.From(new[, ,] { { { float.NegativeInfinity, 1, 2 } } });
        var model = new Rereading(3, ids => logits.BroadcastTo(ids.GetLength(0), ids.GetLength(1), 3));
        var found = BeamSearch.Search(model, [1], length: 2, width: 2);
        Assert.Equal([2, 2], found[0].Ids);
        Assert.Equal(-2 * Math.Log(1 + Math.Exp(-1)), found[0].LogProbability, tolerance: 1e-9);
    }

    [Fact]
    public void A_wider_beam_finds_texts_that_begin_unlikely()
    {
        // Over many tables, the best of a beam of 8 is at least as likely as greedy's almost always, and better quite often.
        var (better, worse) = (0, 0);
        for (var seed = 0; seed < 40; seed++)
        {
            var model = new MarkovChain(6, seed, spread: 1.5f).Model;
            var greedy = BeamSearch.Search(model, [1], 6, width: 1)[0].LogProbability;
            var wide = BeamSearch.Search(model, [1], 6, width: 8)[0].LogProbability;
            better += wide > greedy + 1e-6 ? 1 : 0;
            worse += wide < greedy - 1e-6 ? 1 : 0;
        }
        Assert.InRange(better, 10, 40);
        Assert.InRange(worse, 0, 1);
    }

    [Fact]
    public void The_length_penalty_ranks_by_the_mean_rather_than_the_sum()
    {
        var (shorter, longer) = (0, 0);
        for (var seed = 0; seed < 20; seed++)
        {
            var chain = new MarkovChain(3, seed);
            double Score(int[] ids, double logP) => logP / Math.Pow((5.0 + ids.Length) / 6, 2);
            var best = chain.Texts(first: 1, length: 5, End).Max(text => Score(text.Ids, text.LogP));
            var found = BeamSearch.Search(chain.Model, [1], length: 5, width: 300, end: End, lengthPenalty: 2)[0];
            Assert.Equal(best, found.Score, tolerance: 1e-5);
            Assert.Equal(Score([.. found.Ids], found.LogProbability), found.Score, tolerance: 1e-9);
            var sum = BeamSearch.Search(chain.Model, [1], length: 5, width: 300, end: End)[0];
            shorter += found.Ids.Count < sum.Ids.Count ? 1 : 0;
            longer += found.Ids.Count > sum.Ids.Count ? 1 : 0;
        }
        Assert.Equal(0, shorter);
        Assert.InRange(longer, 1, 20);
    }

    [Fact]
    public void Each_token_has_its_probability()
    {
        var found = BeamSearch.Search(new MarkovChain(4, 3).Model, [1], 5, width: 3);
        Assert.Equal(3, found.Count);
        Assert.All(found, hypothesis =>
        {
            Assert.Equal(5, hypothesis.LogProbabilities.Count);
            Assert.All(hypothesis.LogProbabilities, logP => Assert.True(logP < 0));
            Assert.Equal(hypothesis.LogProbability, hypothesis.Score);
        });
    }

    [Fact]
    public void A_beam_needs_a_beginning_and_a_width()
    {
        var model = new MarkovChain(4, 3).Model;
        Assert.Throws<ArgumentException>(() => BeamSearch.Search(model, [], 5, width: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => BeamSearch.Search(model, [1], 5, width: 0));
    }
}
