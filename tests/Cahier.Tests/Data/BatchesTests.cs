using Cahier.Data;

namespace Cahier.Tests.Data;

public class BatchesTests
{
    [Fact]
    public void A_size_beyond_all_bounds_makes_one_batch()
    {
        foreach (var length in (Func<int, int>?[])[null, i => i])
        {
            var batches = Batches.Of([3, 1, 2], int.MaxValue, seed: 1, length);
            Assert.Equal([1, 2, 3], Assert.Single(batches).Order());
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(12, 4)]
    [InlineData(13, 4)]
    [InlineData(1009, 7)]
    [InlineData(1009, 1009)]
    public void One_walk_sees_every_example_exactly_once(int count, int size)
    {
        foreach (var length in (Func<int, int>?[])[null, i => i * 7919 % 31])
        {
            var batches = Batches.Of([.. Enumerable.Range(0, count)], size, seed: 1, length);
            for (var walk = 0; walk < 3; walk++)
            {
                var seen = batches.ToList();
                Assert.Equal(batches.Count, seen.Count);
                Assert.Equal(Enumerable.Range(0, count), seen.SelectMany(batch => batch).Order());
                // All are full but one, which holds the rest.
                Assert.All(seen.OrderByDescending(batch => batch.Length).SkipLast(1), batch => Assert.Equal(size, batch.Length));
            }
        }
    }

    [Fact]
    public void The_seed_decides_the_order_and_each_walk_has_its_own()
    {
        static string Walk(Batches<int> batches) => string.Join(' ', batches.SelectMany(batch => batch));

        var (a, b, c) = (Batches.OfRows(100, 8, seed: 1), Batches.OfRows(100, 8, seed: 1), Batches.OfRows(100, 8, seed: 2));
        var (first, second) = (Walk(a), Walk(a));
        Assert.NotEqual(first, second);
        Assert.Equal(first, Walk(b));
        Assert.Equal(second, Walk(b));
        Assert.NotEqual(first, Walk(c));
    }

    [Fact]
    public void Batches_by_length_hold_examples_of_similar_lengths_in_no_particular_order()
    {
        var random = new Random(1);
        int[] lengths = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(1, 200))];
        var batches = Batches.Of(lengths, 32, seed: 1, length => length).ToList();
        double Filling(IEnumerable<int[]> all) => all.Average(batch => batch.Max() - batch.Average());
        // A pool of 1,600 has batches of 32 neighbours: 2 % of the lengths apart, instead of nearly half of them.
        Assert.InRange(Filling(batches), 0, 4);
        Assert.InRange(Filling(Batches.Of(lengths, 32, seed: 1)), 80, 110);
        Assert.True(batches.Zip(batches.Skip(1)).Count(pair => pair.First.Max() > pair.Second.Max()) is > 50 and < 105);
    }

    [Fact]
    public void A_size_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Batches.OfRows(10, 0, seed: 1));

    [Fact]
    public void Padding_says_what_is_padding()
    {
        var rows = PaddedRows.Of([[5, 6, 7], [8], []], padding: 9);
        Assert.Equal(new[,] { { 5, 6, 7 }, { 8, 9, 9 }, { 9, 9, 9 } }, rows.Ids);
        Assert.Equal([3, 1, 0], rows.Lengths);
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, 0], rows.Weights.ToArray());
        Assert.Equal([3, 3], rows.Weights.Shape);
        Assert.Equal([3, 1, 1, 3], rows.Mask.Shape);
        Assert.True(rows.Mask[1, 0, 0, 0]);
        Assert.False(rows.Mask[1, 0, 0, 1]);
    }
}
