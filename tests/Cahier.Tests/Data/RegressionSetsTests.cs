using Cahier.Data;
using Cahier.Optim;
using Cahier.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Cahier.Tests.Data;

public class RegressionSetsTests
{
    [Fact]
    public void Random_features_outlive_the_scope_in_which_they_were_drawn()
    {
        RandomFeatures features;
        using (Tensor.NewDisposeScope())
            features = new(inputs: 2, count: 3, seed: 1);
        Assert.Equal([4, 3], features.Of(Tensor.Ones(4, 2)).Shape);
    }

    [Fact]
    public void Temperature_falls_with_altitude_as_the_standard_atmosphere_says()
    {
        var set = RegressionSets.Altitude(2000, seed: 1);
        Assert.Equal([2000, 1], set.X.Shape);
        var (slope, height) = Line(set);
        // Deviation of the slope: 2/(√2000·4/√12) ≈ 0.04; five of them.
        Assert.Equal(-6.5, slope, tolerance: 0.2);
        Assert.Equal(15, height, tolerance: 0.45);
        Assert.Equal(set.Y.ToArray(), RegressionSets.Altitude(2000, seed: 1).Y.ToArray());
        Assert.NotEqual(set.Y.ToArray(), RegressionSets.Altitude(2000, seed: 2).Y.ToArray());
    }

    [Fact]
    public void The_sine_has_its_noise_and_no_more()
    {
        var set = RegressionSets.NoisySine(4000, seed: 1, noise: 0.3f);
        var rest = set.Y.ToArray().Zip(set.X.ToArray(), (y, x) => y - Math.Sin(2 * Math.PI * x)).ToArray();
        Assert.Equal(0, rest.Average(), tolerance: 0.025);
        Assert.Equal(0.09, rest.Average(v => v * v), tolerance: 0.01);
    }

    [Theory]
    [InlineData(8, 8, 10.0, 0.0)]
    [InlineData(20, 7, 50.0, 0.3)]
    [InlineData(3, 1, 1.0, 0.1)]
    public void A_least_squares_problem_has_the_condition_and_the_solution_that_it_says(int rows, int columns, double condition, double noise)
    {
        var problem = LeastSquaresProblem.Generate(rows, columns, condition, seed: 1, noise);
        var a = Matrix<double>.Build.DenseOfArray(problem.A);
        Assert.Equal(condition, a.ConditionNumber(), tolerance: 1e-9 * condition);
        var direct = a.QR().Solve(Vector<double>.Build.DenseOfArray(problem.B));
        Assert.All(direct.Zip(problem.Solution), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-10 * condition));
        Assert.All(problem.Gradient(problem.Solution), value => Assert.Equal(0, value, tolerance: 1e-12 * condition));
    }

    [Fact]
    public void Its_gradient_is_the_slope_of_its_value()
    {
        var problem = LeastSquaresProblem.Generate(6, 4, condition: 5, seed: 1, noise: 1);
        double[] u = [0.3, -1, 2, 0.5];
        var gradient = problem.Gradient(u);
        for (var i = 0; i < u.Length; i++)
        {
            double[] above = [.. u], below = [.. u];
            (above[i], below[i]) = (u[i] + 1e-5, u[i] - 1e-5);
            Assert.Equal((problem.Value(above) - problem.Value(below)) / 2e-5, gradient[i], tolerance: 1e-8);
        }
    }

    [Fact]
    public void Step_halving_reaches_the_solution_and_needs_more_steps_the_worse_the_condition()
    {
        int Steps(double condition)
        {
            var problem = LeastSquaresProblem.Generate(12, 6, condition, seed: 1);
            var way = GradientDescent.Minimize(
                problem.Value, problem.Gradient, new double[6], cancellation: TestContext.Current.CancellationToken);
            Assert.True(way.Converged);
            // ‖∇J‖ = 2‖AᵀA(u − u*)‖ < 1e-6 and AᵀA shortens by condition² at most.
            Assert.All(way.Point.Zip(problem.Solution), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-6 * condition * condition));
            return way.Steps.Count;
        }

        var (easy, hard) = (Steps(2), Steps(20));
        Assert.InRange(easy, 2, 100);
        Assert.InRange(hard, 10 * easy, 10_000);
    }

    [Fact]
    public void The_test_error_has_a_peak_where_features_are_as_many_as_examples()
    {
        var (train, test) = RegressionSets.DoubleDescent(trainCount: 60, testCount: 300, seed: 1);
        var features = new RandomFeatures(inputs: 20, count: 600, seed: 2);
        double Error(int count, double ridge = 0) => TestError(features.Of(train.X, count), train.Y, features.Of(test.X, count), test.Y, ridge);

        var (few, peak, many) = (Error(20), Error(60), Error(600));
        Assert.True(peak > 5 * few, $"{peak} at the threshold, {few} before");
        Assert.True(peak > 5 * many, $"{peak} at the threshold, {many} beyond");
        Assert.True(many < few, $"{many} with many features, {few} with few");
        // Regularisation takes the peak away.
        Assert.True(Error(60, ridge: 1) < 2 * few);
        // More features begin with the fewer.
        Assert.Equal(features.Of(test.X, 20).ToArray(), features.Of(test.X)[.., ..20].ToArray());
    }

    // The fit of least length: (ΦᵀΦ + λ)⁻¹Φᵀy for λ > 0, and its limit for λ → 0.
    private static double TestError(Tensor phi, Tensor y, Tensor testPhi, Tensor testY, double ridge)
    {
        var svd = Matrix(phi).Svd();
        var s = svd.S.Map(value => value < 1e-6 * svd.S[0] ? 0 : value / (value * value + ridge));
        var projected = svd.U.Transpose().SubMatrix(0, s.Count, 0, phi.Dim(0)) * Matrix(y).Column(0);
        var weights = svd.VT.SubMatrix(0, s.Count, 0, phi.Dim(1)).Transpose() * projected.PointwiseMultiply(s);
        return (Matrix(testPhi) * weights - Matrix(testY).Column(0)).PointwisePower(2).Average();
    }

    private static Matrix<double> Matrix(Tensor tensor) => Matrix<double>.Build.Dense(tensor.Dim(0), tensor.Dim(1), (i, j) => tensor[i, j]);

    private static (double Slope, double Height) Line(RegressionSet set)
    {
        var (x, y) = (set.X.ToArray(), set.Y.ToArray());
        var (meanX, meanY) = (x.Average(v => (double)v), y.Average(v => (double)v));
        var slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
        return (slope, meanY - slope * meanX);
    }
}
