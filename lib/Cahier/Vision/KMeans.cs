using System.Numerics.Tensors;
using Cahier.Tensors;
using Cahier.Tensors.Kernels;
using Tensor = Cahier.Tensors.Tensor;

namespace Cahier.Vision;

/// <summary>
/// Groups points around K centres: each point goes to the nearest centre, each centre to the mean of its points, until nothing moves
/// (Lloyd 1982). The first centres are points drawn far from each other: k-means++ (Arthur and Vassilvitskii 2007).
/// </summary>
public sealed class KMeans
{
    private KMeans(IReadOnlyList<KMeansStep> history) => History = history;

    /// <summary>What there was after each iteration, for a figure that shows the centres moving.</summary>
    public IReadOnlyList<KMeansStep> History { get; }

    /// <summary>The centres, [K, D].</summary>
    public Tensor Centers => History[^1].Centers;

    /// <summary>For each of the N points the number of its centre.</summary>
    public IReadOnlyList<int> Assignments => History[^1].Assignments;

    /// <summary>The sum of the squared distances of the points from their centres.</summary>
    public double Inertia => History[^1].Inertia;

    /// <summary>Finds the centres.</summary>
    /// <param name="points">[N, D], one point a row.</param>
    /// <param name="clusters">K, at most N.</param>
    /// <param name="random">Draws the first centres.</param>
    /// <param name="iterations">At most so many.</param>
    /// <param name="onStep">Called after each iteration, for a live figure.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    /// <exception cref="ShapeException">Not a matrix, or an empty one.</exception>
    public static KMeans Of(
        Tensor points, int clusters, Random random, int iterations = 100, Action<KMeansStep>? onStep = null,
        CancellationToken cancellation = default)
    {
        Shape.RequireExactRank(points, 2, nameof(KMeans), nameof(points));
        Shape.RequireExamples(points, nameof(KMeans), nameof(points));
        ArgumentNullException.ThrowIfNull(random);
        Bounds.AtLeast(clusters, 1);
        Bounds.AtMost(clusters, points.Dim(0));

        var history = new List<KMeansStep>();
        var centers = FirstCenters(points, clusters, random);
        for (var iteration = 0; iteration <= iterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (nearest, distances) = Nearest(points, centers);
            var step = new KMeansStep(iteration, centers, nearest, distances.Sum());
            var isStill = history.Count > 0 && nearest.SequenceEqual(history[^1].Assignments);
            history.Add(step);
            onStep?.Invoke(step);
            if (isStill)
                break;
            centers = Means(points, clusters, nearest, distances);
        }
        return new(history);
    }

    /// <summary>For each point the number of the nearest centre, the first of equals.</summary>
    /// <param name="points">[N, D]</param>
    /// <exception cref="ShapeException">The points are not as wide as the centres.</exception>
    public int[] Assign(Tensor points)
    {
        Shape.RequireExactRank(points, 2, nameof(Assign), nameof(points));
        Shape.Require(points, [points.Dim(0), Centers.Dim(1)], nameof(Assign), nameof(points));
        return Nearest(points, Centers).Nearest;
    }

    /// <summary>Points drawn with a probability in proportion to their squared distance from the centres drawn before.</summary>
    private static Tensor FirstCenters(Tensor points, int clusters, Random random)
    {
        var width = points.Dim(1);
        var centers = Tensor.Empty([clusters, width]);
        var distances = Enumerable.Repeat(double.PositiveInfinity, points.Dim(0)).ToArray();
        var chosen = random.Next(points.Dim(0));
        for (var k = 0; k < clusters; k++)
        {
            points.Row(chosen, width).CopyTo(centers.Row(k, width));
            for (var n = 0; n < distances.Length; n++)
                distances[n] = Math.Min(distances[n], SquaredDistance(points.Row(n, width), points.Row(chosen, width)));
            chosen = Draw(distances, random);
        }
        return centers;
    }

    /// <summary>An index, drawn in proportion to the weights; the last one that has any if rounding leads beyond it.</summary>
    private static int Draw(double[] weights, Random random)
    {
        var rest = random.NextDouble() * weights.Sum();
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            last = i;
            rest -= weights[i];
            if (rest < 0)
                break;
        }
        return last;
    }

    private static (int[] Nearest, double[] Distances) Nearest(Tensor points, Tensor centers)
    {
        var (count, clusters, width) = (points.Dim(0), centers.Dim(0), points.Dim(1));
        var (nearest, distances) = (new int[count], new double[count]);
        Cores.Split(count, 4L * count * clusters * (width + 8), (from, to) =>
        {
            for (var n = from; n < to; n++)
            {
                distances[n] = double.PositiveInfinity;
                for (var k = 0; k < clusters; k++)
                {
                    var distance = SquaredDistance(points.Row(n, width), centers.Row(k, width));
                    if (distance < distances[n])
                        (nearest[n], distances[n]) = (k, distance);
                }
            }
        });
        return (nearest, distances);
    }

    /// <summary>The mean of each centre's points. A centre without points takes the one that is furthest from its own.</summary>
    private static Tensor Means(Tensor points, int clusters, int[] nearest, double[] distances)
    {
        var width = points.Dim(1);
        var sums = new double[clusters, width];
        var counts = new int[clusters];
        for (var n = 0; n < nearest.Length; n++)
        {
            counts[nearest[n]]++;
            for (var d = 0; d < width; d++)
                sums[nearest[n], d] += points.Row(n, width)[d];
        }

        var means = Tensor.Empty([clusters, width]);
        var free = new PriorityQueue<int, double>(distances.Select((distance, n) => (n, -distance)));
        for (var k = 0; k < clusters; k++)
        {
            if (counts[k] == 0)
                points.Row(free.Dequeue(), width).CopyTo(means.Row(k, width));
            else
                for (var d = 0; d < width; d++)
                    means[k, d] = (float)(sums[k, d] / counts[k]);
        }
        return means;
    }

    private static double SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length >= 16)
        {
            var distance = TensorPrimitives.Distance(a, b);
            return (double)distance * distance;
        }
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (double)(a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
