using Cahier.Nn.Generation;

namespace Cahier.Tests.Nn.Generation;

public class SamplingTests
{
    private static readonly float[] _logits = [1, 3, 2, 0, -5];

    [Fact]
    public void As_they_are_the_probabilities_are_the_softmax()
    {
        var sum = _logits.Sum(logit => Math.Exp(logit));
        var probabilities = new Sampling().Probabilities(_logits);
        foreach (var (logit, probability) in _logits.Zip(probabilities))
            Assert.Equal(Math.Exp(logit) / sum, probability, tolerance: 1e-7);
    }

    [Fact]
    public void Temperature_divides_the_logits()
    {
        var half = new Sampling { Temperature = 0.5f }.Probabilities(_logits);
        Assert.Equal(new Sampling().Probabilities([.. _logits.Select(logit => 2 * logit)]), half);
        // Close to 0 nothing overflows and one token is left.
        Assert.Equal([0, 1, 0, 0, 0], new Sampling { Temperature = 1e-30f }.Probabilities(_logits));
    }

    [Fact]
    public void Top_k_keeps_the_k_likeliest_in_their_proportions()
    {
        var all = new Sampling().Probabilities(_logits);
        var two = new Sampling { TopK = 2 }.Probabilities(_logits);
        Assert.Equal([0, all[1] / (all[1] + all[2]), all[2] / (all[1] + all[2]), 0, 0], two, (a, b) => Math.Abs(a - b) < 1e-6f);
        Assert.Equal(all, new Sampling { TopK = 5 }.Probabilities(_logits));
        Assert.Equal(all, new Sampling { TopK = 50 }.Probabilities(_logits));
    }

    [Fact]
    public void Top_p_keeps_the_fewest_that_reach_p()
    {
        // 0.087, 0.643, 0.237, 0.032, 0.0002: the nucleus of 0.6 is one token, of 0.65 two, of 0.88 two still, of 0.9 three.
        int Kept(float p) => new Sampling { TopP = p }.Probabilities(_logits).Count(probability => probability > 0);
        Assert.Equal([1, 1, 2, 2, 3, 4, 5], new[] { 0f, 0.6f, 0.65f, 0.88f, 0.9f, 0.99f, 1f }.Select(Kept));
        Assert.Equal(1, new Sampling { TopP = 0.9f }.Probabilities(_logits).Sum(), tolerance: 1e-6);
    }

    [Fact]
    public void Top_p_looks_at_what_temperature_and_top_k_have_left()
    {
        // Two tokens left by k share the probability 0.73 : 0.27, so 0.7 is reached by the first alone; of all five it would not be.
        Assert.Equal([0, 1, 0, 0, 0], new Sampling { TopK = 2, TopP = 0.7f }.Probabilities(_logits));
        Assert.Equal(2, new Sampling { TopP = 0.7f }.Probabilities(_logits).Count(probability => probability > 0));
    }

    [Theory]
    [InlineData(0f, null, null)]
    [InlineData(1f, 1, null)]
    [InlineData(1f, null, 0f)]
    [InlineData(1f, null, 1e-6f)]
    public void All_limits_are_greedy(float temperature, int? k, float? p) =>
        Assert.Equal([0, 1, 0, 0, 0], new Sampling { Temperature = temperature, TopK = k, TopP = p }.Probabilities(_logits));

    [Fact]
    public void Of_equals_the_first_are_kept() =>
        Assert.Equal([0.5f, 0.5f, 0, 0], new Sampling { TopK = 2 }.Probabilities([1, 1, 1, 1]));

    [Fact]
    public void Tokens_are_drawn_as_often_as_their_probabilities_say()
    {
        const int Draws = 100_000;
        var probabilities = new Sampling { Temperature = 0.8f }.Probabilities([0.3f, 1, -1, 2, 0, 0.5f]);
        var random = new Random(42);
        var counts = new int[6];
        for (var i = 0; i < Draws; i++)
            counts[Sampling.Draw(probabilities, random)]++;
        var chiSquare = counts.Zip(probabilities).Sum(pair => Math.Pow(pair.First - Draws * pair.Second, 2) / (Draws * pair.Second));
        // χ² with 5 degrees of freedom is above 20.5 with probability 0.001; the seed is fixed.
        Assert.InRange(chiSquare, 0, 20.5);
    }

    [Fact]
    public void What_has_no_probability_is_never_drawn_even_where_rounding_leaves_a_gap()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
            Assert.Equal(1, Sampling.Draw([0, 0.25f, 0], random));
    }

    [Fact]
    public void Impossible_settings_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { Temperature = -1 }.Probabilities(_logits));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { Temperature = float.NaN }.Probabilities(_logits));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { TopK = 0 }.Probabilities(_logits));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { TopP = 1.5f }.Probabilities(_logits));
    }
}
