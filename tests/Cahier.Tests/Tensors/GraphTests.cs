using Cahier.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Tests.Tensors;

public sealed class GraphTests
{
    [Fact]
    public void A_chain_of_100_000_operations_has_a_gradient()
    {
        var x = Parameter(1);
        var y = x;
        for (var i = 0; i < 100_000; i++)
            y = y + 1;
        y.Backward();
        Assert.Equal(1, x.Grad!.Item());
    }

    [Fact]
    public void Paths_that_meet_again_add_up_however_many_they_are()
    {
        // Each step doubles the number of paths: walking them one by one would take 2⁶⁰ steps.
        var x = Parameter(1);
        var y = x;
        for (var i = 0; i < 60; i++)
            y = (y + y) * 0.5f;
        y.Backward();
        Assert.Equal(1, x.Grad!.Item());
    }

    [Fact]
    public void Gradients_of_several_losses_add_up_until_they_are_zeroed()
    {
        var x = Parameter(3);
        (x * 2).Backward();
        (x * x).Backward();
        Assert.Equal(2 + 6, x.Grad!.Item());
        x.ZeroGrad();
        Assert.Equal(0, x.Grad!.Item());
        (x * 5).Backward();
        Assert.Equal(5, x.Grad!.Item());
    }

    [Fact]
    public void A_graph_can_be_walked_twice()
    {
        var x = Parameter(3);
        var y = x * x;
        var loss = y * y;
        loss.Backward();
        x.ZeroGrad();
        loss.Backward();
        Assert.Equal(4 * 27, x.Grad!.Item());
    }

    [Fact]
    public void Adding_to_one_gradient_leaves_the_other_that_shares_it_alone()
    {
        // a and b both receive the sum's gradient; a is used once more.
        var (p, q) = (Parameter(2), Parameter(5));
        var (a, b) = (p * 1, q * 1);
        (a + b + a * 10).Backward();
        Assert.Equal(11, p.Grad!.Item());
        Assert.Equal(1, q.Grad!.Item());
    }

    [Fact]
    public void Without_gradients_nothing_is_remembered()
    {
        var x = Parameter(2);
        Tensor y;
        using (Tensor.NoGrad())
            y = x * x;
        Assert.False(y.RequiresGrad);
        Assert.True((x * x).RequiresGrad);
        Assert.False((x * x).Detach().RequiresGrad);
    }

    [Fact]
    public void Only_inputs_keep_their_gradient_unless_asked()
    {
        var x = Parameter(3);
        var (y, z) = (x * 2, (x * 4).RetainGrad());
        (y * z).Backward();
        Assert.Null(y.Grad);
        Assert.Equal(6, z.Grad!.Item());
        Assert.Equal(2 * 12 + 4 * 6, x.Grad!.Item());
    }

    [Fact]
    public void What_requires_no_gradient_gets_none()
    {
        var (x, c) = (Parameter(3), Tensor.Scalar(4));
        (x * c + c).Backward();
        Assert.Null(c.Grad);
        Assert.Throws<InvalidOperationException>(() => c.Backward());
        Assert.Throws<InvalidOperationException>(() => (x * c).RequiresGrad = false);
    }

    [Fact]
    public void A_tensor_of_an_ended_scope_says_so()
    {
        Tensor inside, kept;
        using (var scope = Tensor.NewDisposeScope())
        {
            inside = Tensor.Ones(3) * 2;
            kept = scope.Keep(Tensor.Ones(3) * 3);
        }
        Language.Use("en");
        Assert.Contains("MoveToOuterScope", Assert.Throws<ObjectDisposedException>(() => inside.ToArray()).Message);
        Assert.Throws<ObjectDisposedException>(() => inside.Reshape(3, 1).AsSpan());
        Assert.Equal([3, 3, 3], kept.ToArray());
    }

    [Fact]
    public void A_kept_tensor_belongs_to_the_scope_around()
    {
        Tensor result;
        using (Tensor.NewDisposeScope())
        {
            using (Tensor.NewDisposeScope())
                result = (Tensor.Ones(2) + 1).MoveToOuterScope();
            Assert.Equal([2, 2], result.ToArray());
        }
        Assert.Throws<ObjectDisposedException>(() => result.ToArray());
    }

    [Fact]
    public void Gradients_of_parameters_outlive_the_scope_and_intermediate_memory_is_used_again()
    {
        var x = Tensor.Ones(1000);
        x.RequiresGrad = true;
        for (var step = 1; step <= 3; step++)
        {
            using var scope = Tensor.NewDisposeScope();
            (x * x * 2).Sum().Backward();
        }
        Assert.All(x.Grad!.ToArray(), value => Assert.Equal(12, value));
    }

    [Fact]
    public void A_warm_step_allocates_no_arrays_of_numbers()
    {
        var (w, x) = (Tensor.Randn(new Random(1), 256, 256), Tensor.Randn(new Random(2), 64, 256));
        w.RequiresGrad = true;
        for (var warm = 0; warm < 3; warm++)
            Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        // A result alone is 64 KB; what remains are tensors, shapes and closures.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32_000);

        void Step()
        {
            using var scope = Tensor.NewDisposeScope();
            w.ZeroGrad();
            Functional.Linear(Functional.Linear(x, w).Relu(), w).Softmax().Pow(2).Sum().Backward();
        }
    }

    [Fact]
    public async Task A_scope_and_no_grad_follow_an_await()
    {
        var x = Parameter(2);
        using var scope = Tensor.NewDisposeScope();
        using var noGradient = Tensor.NoGrad();
        await Task.Delay(1, TestContext.Current.CancellationToken);
        Assert.False((x * x).RequiresGrad);
        Assert.Same(scope, (x * x).Storage.Scope);
    }

    [Fact]
    public void A_parameter_moved_beside_others_keeps_its_values_and_gradient()
    {
        var (home, gradients) = (Tensor.Zeros(10), Tensor.Full(7, 10));
        var x = Tensor.From([1f, 2, 3]);
        x.RequiresGrad = true;
        x.MoveInto(home, 4);
        x.PlaceGradient(gradients, 4);
        (x * x).Sum().Backward();
        Assert.Equal([1, 2, 3], home.ToArray()[4..7]);
        Assert.Equal([7, 2, 4, 6, 7], gradients.ToArray()[3..8]);
    }

    [Fact]
    public void An_error_on_another_core_reaches_the_caller() =>
        Assert.ThrowsAny<Exception>(() => Cores.Split(100, long.MaxValue, (from, _) => throw new InvalidOperationException($"{from}")));

    [Fact]
    public void Every_output_is_computed_once_whatever_the_number_of_cores()
    {
        foreach (var count in (int[])[1, 2, 5, 63, 64, 1000])
        {
            var times = new int[count];
            Cores.Split(count, long.MaxValue, (from, to) => Cores.Split(to - from, long.MaxValue, (a, b) =>
            {
                for (var i = from + a; i < from + b; i++)
                    Interlocked.Increment(ref times[i]);
            }), multiple: 6);
            Assert.All(times, time => Assert.Equal(1, time));
        }
    }

    private static Tensor Parameter(float value)
    {
        var x = Tensor.Scalar(value);
        x.RequiresGrad = true;
        return x;
    }
}
