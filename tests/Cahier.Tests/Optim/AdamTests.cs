using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Optim;

public class AdamTests
{
    [Fact]
    public void Ten_steps_under_the_warm_up_schedule_agree_with_PyTorch()
    {
        var fixture = Fixture.Load("adam");
        var (rates, gradients, after) = (fixture["rates"], fixture["gradients"], fixture["after"]);
        var parameter = fixture.Input("start");
        var optimizer = new Adam([parameter], beta2: 0.98f, epsilon: 1e-9f);
        var schedule = new WarmupSchedule(width: 64, warmup: 4);

        for (var step = 1; step <= 10; step++)
        {
            optimizer.LearningRate = schedule.At(step);
            optimizer.ZeroGrad();
            (parameter * gradients.Slice(0, step - 1, 1).Reshape(-1)).Sum().Backward();
            optimizer.Step();

            Assert.Equal(rates[step - 1], optimizer.LearningRate, tolerance: 1e-8f);
            Same.Values(after.Slice(0, step - 1, 1).Reshape(-1), parameter, $"parameter after step {step}");
        }
    }

    [Fact]
    public void A_parameter_without_gradient_stays()
    {
        var (moved, still) = (Tensor.Ones(3), Tensor.Ones(40));
        (moved.RequiresGrad, still.RequiresGrad) = (true, true);
        var optimizer = new Adam([still, moved]);

        moved.Sum().Backward();
        optimizer.Step();

        Assert.Equal(Enumerable.Repeat(1f, 40), still.ToArray());
        Assert.All(moved.ToArray(), value => Assert.Equal(1 - 1e-3f, value, tolerance: 1e-6f));
    }

    [Fact]
    public void The_first_step_of_a_parameter_has_the_size_of_the_rate_whenever_it_comes()
    {
        // m/(1 − β₁) over √(v/(1 − β₂)) is ±1 at a parameter's first gradient: each counts its own steps, as in PyTorch.
        var (early, late) = (Tensor.Ones(3), Tensor.Ones(3));
        (early.RequiresGrad, late.RequiresGrad) = (true, true);
        var optimizer = new Adam([early, late]);
        for (var step = 0; step < 10; step++)
        {
            optimizer.ZeroGrad();
            early.Sum().Backward();
            optimizer.Step();
        }
        (late * 5).Sum().Backward();
        optimizer.Step();

        Assert.All(late.ToArray(), value => Assert.Equal(1 - 1e-3f, value, tolerance: 1e-6f));
    }

    [Fact]
    public void An_optimizer_without_parameters_is_a_mistake() => Assert.Throws<ArgumentException>(() => new Adam([]));
}
