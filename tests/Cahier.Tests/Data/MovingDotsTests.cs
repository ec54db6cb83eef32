using Cahier.Data;

namespace Cahier.Tests.Data;

public sealed class MovingDotsTests
{
    [Fact]
    public void Counts_are_those_of_the_blobs_in_each_frame()
    {
        // One dot at most: then what is bright is one blob, and whether there is one can be seen without knowing how it was made.
        var dots = MovingDots.Train(60, seed: 1, mostDots: 1);
        for (var n = 0; n < 60; n++)
        {
            for (var t = 0; t < 20; t++)
                Assert.Equal(dots.Counts[n, t], dots.Videos[n, t, .., ..].Max().Item() > 0.5f ? 1 : 0);
        }
    }

    [Fact]
    public void A_dot_has_its_amount_of_light()
    {
        // Away from borders and each other, dots add up: the light of a frame tells their number, with overlaps at most.
        var dots = MovingDots.Train(100, seed: 2, size: 24);
        var right = 0;
        for (var n = 0; n < 100; n++)
        {
            for (var t = 0; t < 20; t++)
            {
                var light = dots.Videos[n, t, .., ..].Sum().Item() / (MathF.PI * 1.1f * 1.1f);
                Assert.True(light < dots.Counts[n, t] * 1.25f + 0.01f);
                right += MathF.Round(light) == dots.Counts[n, t] ? 1 : 0;
            }
        }
        Assert.True(right > 1200, $"{right} of 2000");
    }

    [Fact]
    public void Dots_come_and_go()
    {
        var counts = MovingDots.Train(200, seed: 3).Counts;
        var (rises, falls) = (0, 0);
        for (var n = 0; n < 200; n++)
        {
            for (var t = 1; t < 20; t++)
            {
                rises += counts[n, t] > counts[n, t - 1] ? 1 : 0;
                falls += counts[n, t] < counts[n, t - 1] ? 1 : 0;
            }
        }
        Assert.True(rises > 200 && falls > 200, $"{rises} arrivals, {falls} departures");
        Assert.Equal([0, 1, 2, 3], counts.ToArray().Distinct().Order().Take(4).Select(count => (int)count));
    }

    [Fact]
    public void The_same_seed_gives_the_same_videos_and_test_videos_are_others()
    {
        Assert.Equal(MovingDots.Train(5, seed: 4).Videos.ToArray(), MovingDots.Train(5, seed: 4).Videos.ToArray());
        Assert.NotEqual(MovingDots.Train(5, seed: 4).Videos.ToArray(), MovingDots.Test(5, seed: 4).Videos.ToArray());
        Assert.NotEqual(MovingDots.Train(5, seed: 4).Videos.ToArray(), MovingDots.Train(5, seed: 5).Videos.ToArray());
    }

    [Fact]
    public void No_two_examples_of_a_set_share_a_generator()
    {
        var drawn = from isTest in (bool[])[false, true] from n in Enumerable.Range(0, 20_000) select ExampleSeed.Of(7, isTest, n).NextInt64();
        Assert.Equal(40_000, drawn.Distinct().Count());
    }
}
