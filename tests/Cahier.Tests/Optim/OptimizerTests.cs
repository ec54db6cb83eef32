using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Tests.Optim;

[Collection(AloneCollection.Name)]
public class OptimizerTests
{
    private static readonly Func<IEnumerable<Tensor>, Optimizer>[] _all =
    [
        p => new Sgd(p, 0.1f), p => new Sgd(p, 0.1f, momentum: 0.9f, nesterov: true), p => new Adagrad(p), p => new RmsProp(p),
        p => new Adam(p), p => new AdamW(p),
    ];

    [Fact]
    public void Every_optimizer_makes_the_same_bits_on_any_number_of_cores()
    {
        foreach (var make in _all)
        {
            float[][] runs = [.. new[] { 1, 2, 3 }.Select(cores => OnCores.Run(cores, () => Trained(make)))];
            Assert.Equal(runs[0], runs[1]);
            Assert.Equal(runs[0], runs[2]);
        }
    }

    [Fact]
    public void A_warm_step_leaves_almost_nothing_to_the_collector()
    {
        foreach (var make in _all)
        {
            var parameter = Parameter(1, 200_000);
            var optimizer = make([parameter]);
            parameter.Sum().Backward();
            optimizer.Step();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var step = 0; step < 10; step++)
                optimizer.Step();
            // What it takes to share a step among the cores: a few small objects.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 * 1000);
        }
    }

    [Fact]
    public void A_parameter_given_twice_moves_once()
    {
        foreach (var make in _all)
        {
            var (once, twice) = (Parameter(1, 10), Parameter(1, 10));
            Step(make([once]), once);
            Step(make([twice, twice]), twice);
            Assert.Equal(once.ToArray(), twice.ToArray());
        }

        static void Step(Optimizer optimizer, Tensor parameter)
        {
            parameter.Pow(2).Sum().Backward();
            optimizer.Step();
        }
    }

    [Fact]
    public void A_view_of_a_parameter_moves_with_it()
    {
        foreach (var make in _all)
        {
            var parameter = Parameter(1, 4, 3);
            var view = parameter.Detach().Reshape(12);
            var before = view.ToArray();
            var optimizer = make([Parameter(2, 5), parameter]);
            parameter.Sum().Backward();
            optimizer.Step();
            Assert.NotEqual(before, view.ToArray());
            Assert.Equal(parameter.ToArray(), view.ToArray());
        }
    }

    [Fact]
    public void Empty_parameters_are_passed_by()
    {
        var parameter = Parameter(1, 3);
        var before = parameter.ToArray();
        var optimizer = new Adam([Parameter(1, 0), Parameter(1, 0, 2), parameter, Parameter(1, 0)]);
        parameter.Sum().Backward();
        optimizer.Step();
        Assert.All(before.Zip(parameter.ToArray()), pair => Assert.Equal(pair.First - 1e-3f, pair.Second, tolerance: 1e-6f));
    }

    [Fact]
    public void Nesterov_without_momentum_is_a_mistake_that_says_what_to_do()
    {
        var error = Assert.Throws<ArgumentException>(() => new Sgd([Parameter(1, 3)], 0.1f, nesterov: true));
        Assert.Contains("momentum above 0", error.Message, StringComparison.Ordinal);
    }

    // Sizes that end in the middle of a vector and parts that begin in the middle of a parameter.
    private static float[] Trained(Func<IEnumerable<Tensor>, Optimizer> make)
    {
        Tensor[] parameters = [Parameter(1, 100_003), Parameter(2, 17), Parameter(3, 1), Parameter(4, 90_001)];
        var optimizer = make(parameters);
        for (var step = 0; step < 3; step++)
        {
            optimizer.ZeroGrad();
            foreach (var parameter in parameters)
                parameter.Pow(3).Sum().Backward();
            optimizer.Step();
        }
        return [.. parameters.SelectMany(parameter => parameter.ToArray())];
    }

    private static Tensor Parameter(int seed, params Shape shape)
    {
        var parameter = Tensor.Randn(new Random(seed), shape);
        parameter.RequiresGrad = true;
        return parameter;
    }
}
