using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Tests.Optim;

public class GradientDescentTests
{
    [Fact]
    public void The_lowest_point_of_a_valley_is_found_without_ever_rising()
    {
        // Rosenbrock 1960: a curved valley, lowest at (1, 1).
        static double Valley(double[] u) => Math.Pow(1 - u[0], 2) + 5 * Math.Pow(u[1] - u[0] * u[0], 2);
        static double[] Slope(double[] u) =>
            [-2 * (1 - u[0]) - 20 * u[0] * (u[1] - u[0] * u[0]), 10 * (u[1] - u[0] * u[0])];

        var way = GradientDescent.Minimize(Valley, Slope, [-1, 1.5], cancellation: TestContext.Current.CancellationToken);

        Assert.True(way.Converged);
        Assert.True(way.Steps[^1].GradientNorm < 1e-6);
        // The valley's flattest curvature is above 0.2: a slope of 1e-6 is less than 1e-5 away.
        Assert.Equal(1, way.Point[0], tolerance: 1e-5);
        Assert.Equal(1, way.Point[1], tolerance: 1e-5);
        Assert.All(way.Steps.Zip(way.Steps.Skip(1)), pair => Assert.True(pair.Second.Value < pair.First.Value));
        Assert.All(way.Steps, step => Assert.Equal(Valley(step.Point), step.Value));
    }

    [Fact]
    public void Each_step_is_the_longest_halving_that_goes_down()
    {
        // J = u², ∇J = 2u: λ = 1 leads from u to −u, which is not lower; λ = ½ leads to 0.
        var way = GradientDescent.Minimize(u => u[0] * u[0], u => [2 * u[0]], [3], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2, way.Steps.Count);
        Assert.True(way.Steps[0] is { Value: 9, GradientNorm: 6, Rate: 0, Halvings: 0 });
        Assert.True(way.Steps[1] is { Value: 0, GradientNorm: 0, Rate: 0.5, Halvings: 1 });
        Assert.Equal(3, way.Evaluations);
    }

    [Fact]
    public void It_says_why_it_ended()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(DescentEnd.NoWayDown, GradientDescent.Minimize(u => u[0] * u[0], u => [-2 * u[0]], [3], cancellation: cancellation).End);
        var cut = GradientDescent.Minimize(u => Math.Pow(u[0], 4), u => [4 * Math.Pow(u[0], 3)], [3], maxSteps: 5, cancellation: cancellation);
        Assert.Equal(DescentEnd.TooManySteps, cut.End);
        Assert.Equal(1 + 5, cut.Steps.Count);
        Assert.Single(GradientDescent.Minimize(_ => 7, _ => [0], [3], cancellation: cancellation).Steps);
    }

    [Fact]
    public void A_function_that_is_no_number_beyond_its_domain_is_halved_back_into_it()
    {
        // J = u − ln u, lowest at 1; the logarithm of a negative number is NaN.
        var way = GradientDescent.Minimize(
            u => u[0] - Math.Log(u[0]), u => [1 - 1 / u[0]], [30], rate: 100, cancellation: TestContext.Current.CancellationToken);
        Assert.True(way.Converged);
        Assert.Equal(1, way.Point[0], tolerance: 1e-5);
    }

    [Fact]
    public void The_start_stays_as_it_was_and_a_walk_can_be_stopped()
    {
        double[] start = [3];
        GradientDescent.Minimize(u => u[0] * u[0], u => [2 * u[0]], start, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([3], start);
        Assert.Throws<OperationCanceledException>(
            () => GradientDescent.Minimize(u => u[0] * u[0], u => [2 * u[0]], start, cancellation: new CancellationToken(true)));
    }

    [Fact]
    public void Gradients_can_come_from_backward()
    {
        var target = Tensor.From(new float[,] { { 1, -2 }, { 3, 4 } });
        var way = GradientDescent.Minimize(
            u => (u - target).Pow(2).Sum(), Tensor.Zeros(2, 2), cancellation: TestContext.Current.CancellationToken);
        Assert.True(way.Converged);
        Assert.Equal([1, -2, 3, 4], way.Point);
    }
}
