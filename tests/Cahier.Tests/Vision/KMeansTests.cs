using Cahier.Tensors;
using Cahier.Vision;

namespace Cahier.Tests.Vision;

[Collection(AloneCollection.Name)]
public sealed class KMeansTests
{
    [Theory]
    [InlineData(1, 3, 2)]
    [InlineData(2, 7, 5)]
    [InlineData(3, 10, 17)]
    public void The_inertia_never_rises(int seed, int clusters, int width)
    {
        var means = Grouped(Tensor.Randn(new Random(seed), 300, width), clusters, new Random(seed));
        Assert.True(means.History.Count > 2);
        foreach (var (before, after) in means.History.Zip(means.History.Skip(1)))
            Assert.True(after.Inertia <= before.Inertia * (1 + 1e-6), $"{after.Inertia} after {before.Inertia}");
    }

    [Fact]
    public void It_ends_where_each_centre_is_the_mean_of_its_points_and_each_point_with_its_nearest()
    {
        var points = Tensor.Randn(new Random(5), 200, 3);
        var means = Grouped(points, 4, new Random(1));
        for (var k = 0; k < 4; k++)
        {
            var own = Enumerable.Range(0, 200).Where(n => means.Assignments[n] == k).ToArray();
            for (var d = 0; d < 3; d++)
                Assert.Equal(own.Average(n => points[n, d]), means.Centers[k, d], 1e-5f);
        }
        for (var n = 0; n < 200; n++)
        {
            var distances = Enumerable.Range(0, 4).Select(k => (points[n, ..] - means.Centers[k, ..]).Pow(2).Sum().Item()).ToArray();
            Assert.Equal(Array.IndexOf(distances, distances.Min()), means.Assignments[n]);
        }
        Assert.Equal(means.Assignments, means.Assign(points));
    }

    [Fact]
    public void Groups_far_apart_are_found()
    {
        var random = new Random(2);
        var points = Tensor.Randn(random, 90, 2) * 0.1f;
        for (var n = 0; n < 90; n++)
            points[n, 0] += 10 * (n % 3);
        var means = Grouped(points, 3, random);
        Assert.Equal(3, Enumerable.Range(0, 90).Select(n => (n % 3, means.Assignments[n])).Distinct().Count());
    }

    [Fact]
    public void Equal_points_and_as_many_centres_as_points_are_no_trouble()
    {
        Assert.Equal(0, Grouped(Tensor.Ones(5, 2), 3, new Random(1)).Inertia);
        Assert.Equal(0, Grouped(Tensor.Randn(new Random(1), 5, 2), 5, new Random(1)).Inertia, 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_centres_on_any_number_of_cores()
    {
        Assert.Equal(Centers(1), Centers(2));

        static float[] Centers(int cores) => OnCores.Run(
            cores, () => Grouped(Tensor.Randn(new Random(5), 4000, 25), 16, new Random(1), iterations: 5).Centers.ToArray());
    }

    [Fact]
    public void Each_step_is_reported_and_it_can_be_stopped()
    {
        var steps = new List<int>();
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => KMeans.Of(Tensor.Randn(new Random(1), 500, 2), 9, new Random(1), onStep: step =>
        {
            steps.Add(step.Iteration);
            if (step.Iteration == 2)
                stop.Cancel();
        }, cancellation: stop.Token));
        Assert.Equal([0, 1, 2], steps);
    }

    [Fact]
    public void Nothing_and_too_many_centres_are_refused()
    {
        Assert.Throws<ShapeException>(() => Grouped(Tensor.Zeros(0, 2), 1, new Random(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Grouped(Tensor.Zeros(2, 2), 3, new Random(1)));
        Assert.Throws<ShapeException>(() => Grouped(Tensor.Zeros(2, 2), 1, new Random(1)).Assign(Tensor.Zeros(2, 3)));
    }

    private static KMeans Grouped(Tensor points, int clusters, Random random, int iterations = 100) =>
        KMeans.Of(points, clusters, random, iterations, cancellation: TestContext.Current.CancellationToken);
}
