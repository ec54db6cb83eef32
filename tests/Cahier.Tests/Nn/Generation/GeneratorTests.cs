// Each of these runs for milliseconds: a token to cancel it with would be noise.
#pragma warning disable xUnit1051

using Cahier.Nn;
using Cahier.Nn.Generation;
using Cahier.Nn.Models;

namespace Cahier.Tests.Nn.Generation;

public class GeneratorTests
{
    private static Gpt NewGpt(PositionKind positions = PositionKind.Learned, int maxLength = 24) => Shaken(new Gpt(new()
    {
        Vocabulary = 11,
        MaxLength = maxLength,
        Width = 16,
        Heads = 2,
        Layers = 3,
        Positions = positions,
        RelativeReach = 4,
    }));

    /// <summary>Weights far from their small first values: each token then matters for those that follow.</summary>
    private static Gpt Shaken(Gpt model)
    {
        var random = new Random(7);
        foreach (var parameter in model.Parameters())
            foreach (ref var value in parameter.AsSpan())
                value += 0.3f * (random.NextSingle() - 0.5f);
        return model;
    }

    [Theory]
    [InlineData(PositionKind.Learned)]
    [InlineData(PositionKind.Sinusoidal)]
    [InlineData(PositionKind.Relative)]
    [InlineData(PositionKind.Rotary)]
    [InlineData(PositionKind.None)]
    public void With_its_memory_a_GPT_says_what_it_says_without(PositionKind positions)
    {
        var model = NewGpt(positions);
        model.Eval();
        var ids = new[,] { { 3, 1, 4, 1, 5, 9, 2, 6 }, { 5, 3, 5, 8, 9, 7, 9, 3 } };
        var whole = model.Forward(ids);
        // The same numbers computed in another order: as with any two paths, some roundings of 6e-8 of numbers about 1.
        foreach (var pieces in (int[][])[[1, 1, 1, 1, 1, 1, 1, 1], [5, 1, 1, 1], [3, 4, 1], [8]])
        {
            var texts = model.Begin(2);
            var done = 0;
            foreach (var piece in pieces)
            {
                var logits = texts.Read(Part(ids, done, piece));
                done += piece;
                var expected = whole.Slice(1, done - 1, 1).Squeeze(1);
                foreach (var (e, a) in expected.ToArray().Zip(logits.ToArray()))
                    Assert.Equal(e, a, tolerance: 2e-5f);
            }
        }
    }

    [Fact]
    public void With_its_memory_a_GPT_writes_the_same_text_even_beyond_its_longest_length()
    {
        var model = NewGpt(maxLength: 12);
        GeneratedText Write(bool cache) => model.Generate([3, 1, 4], 30, new() { Temperature = 0.7f }, new Random(5), cache: cache);
        Assert.Equal(Write(cache: false).Ids, Write(cache: true).Ids);
        Assert.Equal(30, Write(cache: true).Ids.Length);
    }

    [Theory]
    [InlineData(13, 1)]
    [InlineData(20, 1)]
    [InlineData(9, 4, 1, 1, 1)]
    public void A_beginning_longer_than_its_longest_length_is_not_forgotten(params int[] pieces)
    {
        var model = NewGpt(maxLength: 12);
        var random = new Random(1);
        var (with, without) = (model.Begin(1), model.Begin(1, cache: false));
        foreach (var piece in pieces)
        {
            var ids = new int[1, piece];
            for (var t = 0; t < piece; t++)
                ids[0, t] = random.Next(11);
            foreach (var (expected, actual) in without.Read(ids).ToArray().Zip(with.Read(ids).ToArray()))
                Assert.Equal(expected, actual, tolerance: 2e-5f);
        }
    }

    [Fact]
    public void Beam_search_finds_the_same_with_memory_and_without()
    {
        var model = NewGpt();
        var (with, without) = (
            BeamSearch.Search(model, [3, 1], 12, width: 4, end: 2), BeamSearch.Search(model, [3, 1], 12, width: 4, end: 2, cache: false));
        Assert.Equal(without.Select(hypothesis => hypothesis.Ids), with.Select(hypothesis => hypothesis.Ids));
        // What it says of a text is what the model says of it.
        var best = with[0];
        model.Eval();
        int[] all = [3, 1, .. best.Ids];
        var ids = new int[1, all.Length];
        for (var t = 0; t < all.Length; t++)
            ids[0, t] = all[t];
        var logP = model.Forward(ids).LogSoftmax();
        Assert.Equal(best.Ids.Select((id, i) => (double)logP[0, 1 + i, id]).Sum(), best.LogProbability, tolerance: 1e-4);
    }

    [Fact]
    public void Every_limit_writes_the_greedy_text()
    {
        var model = NewGpt();
        int[] Write(Sampling sampling) => model.Generate([3, 1], 15, sampling, new Random(9)).Ids;
        var greedy = Write(Sampling.Greedy);
        Assert.Equal(greedy, Write(new() { TopK = 1 }));
        Assert.Equal(greedy, Write(new() { TopP = 1e-6f }));
        Assert.Equal(greedy, BeamSearch.Search(model, [3, 1], 15, width: 1)[0].Ids);
        Assert.NotEqual(greedy, Write(new() { Temperature = 3 }));
    }

    [Fact]
    public void The_same_seed_writes_the_same_text_and_another_seed_another()
    {
        var model = NewGpt();
        int[] Write(int seed) => model.Generate([3, 1], 15, random: new Random(seed)).Ids;
        Assert.Equal(Write(1), Write(1));
        Assert.NotEqual(Write(1), Write(2));
    }

    [Fact]
    public void Texts_written_together_are_those_written_alone()
    {
        var model = NewGpt();
        var together = model.Generate(new[,] { { 3, 1 }, { 4, 1 } }, 10, Sampling.Greedy);
        Assert.Equal(model.Generate([3, 1], 10, Sampling.Greedy).Ids, together[0].Ids);
        Assert.Equal(model.Generate([4, 1], 10, Sampling.Greedy).Ids, together[1].Ids);
    }

    [Fact]
    public void A_text_stops_at_the_end_and_keeps_the_probabilities_of_each_step()
    {
        var model = new MarkovChain(4, seed: 1).Model;
        var texts = Enumerable.Range(0, 20).Select(seed => model.Generate([1], 30, new() { TopK = 3 }, new Random(seed), end: 0)).ToList();
        Assert.Contains(texts, text => text.Ids.Length < 30);
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain(0, text.Ids[..^1]);
            Assert.Equal(text.Ids.Length < 30 ? 0 : text.Ids[^1], text.Ids[^1]);
            Assert.All(text.Tokens, token =>
            {
                Assert.Equal(3, token.Choices.Count(choice => choice > 0));
                Assert.True(token.Probability <= token.Choices[token.Id]);
            });
        });
    }

    [Fact]
    public void Drawn_texts_come_as_often_as_their_probabilities_say()
    {
        const int Draws = 4000;
        var chain = new MarkovChain(3, seed: 5);
        var prompts = new int[Draws, 1];
        for (var b = 0; b < Draws; b++)
            prompts[b, 0] = 1;
        var drawn = chain.Model.Generate(prompts, 3, random: new Random(3)).GroupBy(text => string.Join(' ', text.Ids)).ToDictionary(
            group => group.Key, group => group.Count());
        var texts = chain.Texts(first: 1, length: 3, end: -1).ToList();
        var chiSquare = texts.Sum(text =>
        {
            var expected = Draws * Math.Exp(text.LogP);
            return Math.Pow(drawn.GetValueOrDefault(string.Join(' ', text.Ids)) - expected, 2) / expected;
        });
        Assert.Equal(27, texts.Count);
        // χ² with 26 degrees of freedom is above 54 with probability 0.001; the seed is fixed.
        Assert.InRange(chiSquare, 0, 54);
    }

    [Fact]
    public void Writing_leaves_the_model_learning_and_can_be_cancelled()
    {
        var model = NewGpt();
        model.Generate([1], 3);
        Assert.True(model.Training);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => model.Generate([1], 3, cancellation: cancel.Token));
        Assert.Throws<ArgumentException>(() => model.Generate([], 3));
        Assert.Empty(model.Generate([1], 0).Ids);
    }

    private static int[,] Part(int[,] ids, int start, int length)
    {
        var part = new int[ids.GetLength(0), length];
        for (var b = 0; b < part.GetLength(0); b++)
            for (var t = 0; t < length; t++)
                part[b, t] = ids[b, start + t];
        return part;
    }
}
