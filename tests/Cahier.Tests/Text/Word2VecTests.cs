using Cahier.Data;
using Cahier.Text;

namespace Cahier.Tests.Text;

// The number of cores is the process's: nothing else runs meanwhile.
[Collection(AloneCollection.Name)]
public class Word2VecTests
{
    private static readonly Word2VecOptions _quick = new() { Width = 32, Epochs = 10, Sample = 0 };

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Analogies_of_the_small_world_are_learned(string language)
    {
        var world = new WordWorld(language, seed: 1);
        var model = new Word2Vec(world.Sentences, _quick);
        var losses = new List<double>();
        model.Train(progress => losses.Add(progress.Loss), TestContext.Current.CancellationToken);

        var scores = model.Vectors.Score(world.Analogies);
        // Three seeds in both languages gave 91 to 100 %; by chance, one of 280 words is right.
        Assert.All(scores, score => Assert.True(score.Accuracy > 0.8, $"{score.Section}: {score.Accuracy}"));
        Assert.Equal(world.Analogies.Count, scores[^1].Asked);
        // From ln 2, where nothing is known; the first report has learned some 8,000 words already.
        Assert.InRange(losses[0], 0.4, Math.Log(2));
        Assert.True(losses[^1] < 0.4);

        // Words of a kind are near to each other: three of four neighbours or more.
        foreach (var (kind, words) in world.Classes)
        {
            var near = words.SelectMany(word => model.Vectors.Nearest(word, 4)).ToList();
            Assert.True(near.Count(neighbour => words.Contains(neighbour.Word)) > 0.6 * near.Count, kind);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_cores()
    {
        var sentences = new WordWorld("en", seed: 2).Sentences;
        float[] Train(int cores, int seed) => OnCores.Run<float[]>(cores, () =>
        {
            var model = new Word2Vec(sentences, _quick with { Epochs = 1, Seed = seed, Sample = 0.01 });
            model.Train(cancellation: TestContext.Current.CancellationToken);
            return [.. model.Vectors.Vectors.ToArray(), .. model.OutputVectors.Vectors.ToArray()];
        });

        var alone = Train(1, seed: 1);
        Assert.Equal(alone, Train(2, seed: 1));
        Assert.Equal(alone, Train(5, seed: 1));
        Assert.NotEqual(alone, Train(1, seed: 2));
    }

    [Fact]
    public void Words_are_sorted_by_frequency_and_rare_ones_left_out()
    {
        var model = new Word2Vec([["a", "b", "b", "c"], ["b", "a", "d"]], new Word2VecOptions { MinimumCount = 2 });
        Assert.Equal(["b", "a"], model.Words);
        Assert.Equal([3L, 2L], model.Counts);
        Assert.Equal(5, model.TokenCount);
    }

    [Fact]
    public void A_text_without_a_frequent_word_is_refused() =>
        Assert.Contains("MinimumCount", Assert.Throws<ArgumentException>(() => new Word2Vec([["a", "b"]])).Message, StringComparison.Ordinal);

    [Fact]
    public void Training_can_be_stopped_and_keeps_what_it_has_learned()
    {
        var model = new Word2Vec(new WordWorld("en", seed: 2).Sentences, _quick);
        var start = model.Vectors.Vectors.ToArray();
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => model.Train(_ => stop.Cancel(), stop.Token));
        Assert.NotEqual(start, model.Vectors.Vectors.ToArray());
    }

    [Fact]
    public void Progress_says_how_far_it_is_and_the_learning_rate_falls_in_a_line()
    {
        var model = new Word2Vec(new WordWorld("en", seed: 2, sentenceCount: 3000).Sentences, _quick with { Epochs = 2 });
        List<Word2VecProgress> reports = [];
        model.Train(reports.Add, TestContext.Current.CancellationToken);
        Assert.Equal(2 * model.TokenCount, reports[^1].Words);
        Assert.Equal(1, reports[^1].Fraction, 1e-9);
        Assert.Equal((1, 2), (reports[0].Epoch, reports[^1].Epoch));
        Assert.Equal(0.025f, reports[0].LearningRate);
        Assert.All(reports.Zip(reports.Skip(1)), pair => Assert.Equal(
            0.025 + (1e-4 - 0.025) * pair.First.Fraction, pair.Second.LearningRate, 1e-6));
    }
}
