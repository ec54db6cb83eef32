using Cahier.Text;
using Cahier.Text.SkipGrams;

namespace Cahier.Tests.Text;

public class SkipGramSamplingTests
{
    private static readonly long[] _counts = [5000, 2000, 700, 100, 40, 9, 1];

    [Fact]
    public void Words_are_drawn_in_proportion_to_their_count_to_the_power_of_three_quarters()
    {
        var weights = Array.ConvertAll(_counts, count => Math.Pow(count, 0.75));
        var probabilities = new SkipGramSampling(_counts, new Word2VecOptions()).NegativeProbabilities();
        // A threshold of 32 bits is rounded to 2⁻³².
        for (var word = 0; word < weights.Length; word++)
            Assert.Equal(weights[word] / weights.Sum(), probabilities[word], 1e-8);
    }

    [Fact]
    public void Drawn_words_come_as_often_as_their_probabilities_say()
    {
        const int draws = 200_000;
        var sampling = new SkipGramSampling(_counts, new Word2VecOptions());
        var probabilities = sampling.NegativeProbabilities();
        var random = new SplitMix(7);
        var drawn = new int[_counts.Length];
        for (var i = 0; i < draws; i++)
            drawn[sampling.Draw(ref random)]++;
        for (var word = 0; word < drawn.Length; word++)
        {
            // Five standard deviations of a binomial number.
            var deviation = Math.Sqrt(draws * probabilities[word] * (1 - probabilities[word]));
            Assert.Equal(draws * probabilities[word], drawn[word], 5 * deviation);
        }
    }

    [Theory]
    [InlineData(100, 10_000, 1e-3, 0.41623)]        // f = 0.01: √0.1 + 0.1
    [InlineData(5, 10_000, 1e-3, 1)]                // f = 0.0005 is below the threshold
    [InlineData(100, 10_000, 0, 1)]
    public void A_word_is_kept_with_the_probability_of_the_formula(long count, long total, double sample, double probability) =>
        Assert.Equal(probability, SkipGramSampling.KeepProbability(count, total, sample), 1e-4);

    [Fact]
    public void Frequent_words_are_left_out_that_often()
    {
        const int draws = 100_000;
        var sampling = new SkipGramSampling(_counts, new Word2VecOptions { Sample = 0.01 });
        var random = new SplitMix(3);
        var kept = 0;
        for (var i = 0; i < draws; i++)
            kept += sampling.Keeps(0, ref random) ? 1 : 0;
        var expected = SkipGramSampling.KeepProbability(_counts[0], _counts.Sum(), 0.01);
        Assert.Equal(expected, (double)kept / draws, 5 * Math.Sqrt(expected * (1 - expected) / draws));
        Assert.InRange(expected, 0.1, 0.2);
    }

    [Fact]
    public void Each_reach_of_a_window_is_as_likely_as_the_others()
    {
        var sampling = new SkipGramSampling(_counts, new Word2VecOptions { Window = 5 });
        var random = new SplitMix(11);
        var reached = new int[6];
        for (var i = 0; i < 50_000; i++)
            reached[sampling.Reach(ref random)]++;
        Assert.Equal(0, reached[0]);
        // 10,000 ± five deviations of 89
        Assert.All(reached[1..], times => Assert.InRange(times, 9_550, 10_450));
    }

    [Fact]
    public void Blocks_share_the_work_equally()
    {
        double[] work = [.. Enumerable.Range(1, 20_000).Select(rank => 1.0 / rank)];
        var blocks = RowBlocks.Deal(work);
        for (var block = 0; block < RowBlocks.Count; block++)
            Assert.Equal(1.0 / RowBlocks.Count, work.Where((_, word) => blocks[word] == block).Sum() / work.Sum(), 0.001);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void All_pairs_of_the_window_are_learned_each_with_its_drawn_words_in_the_blocks_of_their_words(int negatives)
    {
        var options = new Word2VecOptions { Window = 2, DynamicWindow = false, Sample = 0, Negatives = negatives };
        var sampling = new SkipGramSampling(_counts, options);
        int[] corpus = [0, 1, 2, 0, 3, 5, 4, 1, 6, 2];
        Range[] sentences = [0..4, 4..10];
        var streams = new PairStreams(sampling);
        streams.Fill(corpus, sentences, new SplitMix(1));

        List<(int, int)> occurred = [];
        var drawn = 0;
        for (var i = 0; i < RowBlocks.Count; i++)
            for (var o = 0; o < RowBlocks.Count; o++)
            {
                var groups = streams.Groups(i, o);
                for (var at = 0; at < groups.Length;)
                {
                    var (input, count) = (groups[at], groups[at + 1] & 255);
                    Assert.InRange(count, 1, NegativeSampling.LargestGroup);
                    Assert.Equal(i, sampling.InputBlocks[input]);
                    foreach (var target in groups.Slice(at + 2, count))
                        Assert.Equal(o, sampling.OutputBlocks[target]);
                    if ((groups[at + 1] & NegativeSampling.FirstOccurred) != 0)
                        occurred.Add((input, groups[at + 2]));
                    drawn += count;
                    at += count + 2;
                }
            }

        var expected = sentences.SelectMany(sentence => SkipGram.Pairs(corpus[sentence], 2)).ToList();
        Assert.Equal(expected.Order(), occurred.Order());
        // A drawn word that is the one that occurred is left out.
        Assert.InRange(drawn - occurred.Count, expected.Count * negatives / 2, expected.Count * negatives);
    }
}
