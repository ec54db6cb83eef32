using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

public sealed class ScopeTests
{
    [Fact]
    public void A_tensor_of_an_ended_scope_says_so()
    {
        Tensor inside, kept;
        using (var scope = Tensor.NewDisposeScope())
        {
            inside = Tensor.Ones(3) * 2;
            kept = scope.Keep(Tensor.Ones(3) * 3);
        }
        Assert.Contains("MoveToOuterScope", Assert.Throws<ObjectDisposedException>(() => inside.ToArray()).Message);
        Assert.Throws<ObjectDisposedException>(() => inside.Reshape(3, 1).AsSpan());
        Assert.Throws<ObjectDisposedException>(inside.MoveToOuterScope);
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
    public void A_scope_keeps_what_was_made_in_a_scope_within()
    {
        Tensor kept;
        using (var outer = Tensor.NewDisposeScope())
        {
            using (Tensor.NewDisposeScope())
                kept = outer.Keep(Tensor.Ones(2) + 1);
        }
        Assert.Equal([2, 2], kept.ToArray());
    }

    [Fact]
    public void A_kept_tensor_takes_its_gradient_along()
    {
        Tensor x;
        using (Tensor.NewDisposeScope())
        {
            x = Tensor.Ones(2);
            x.RequiresGrad = true;
            (x * 3).Sum().Backward();
            x.MoveToOuterScope();
        }
        Assert.Equal([3, 3], x.Grad!.ToArray());
    }

    [Fact]
    public void A_gradient_lives_as_long_as_its_tensor()
    {
        using var outer = Tensor.NewDisposeScope();
        var x = Tensor.Ones(2);
        x.RequiresGrad = true;
        using (Tensor.NewDisposeScope())
            (x * 3).Sum().Backward();
        Assert.Equal([3, 3], x.Grad!.ToArray());
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
    public void A_model_made_within_a_scope_outlives_it()
    {
        Linear linear;
        Positions positions;
        using (Tensor.NewDisposeScope())
        {
            linear = new Linear(2, 3, new Random(1));
            positions = new SinusoidalPositions(4, 2);
            linear.Forward(Tensor.Ones(1, 2)).Sum().Backward();
        }
        Assert.Equal([1, 1, 1], linear.Bias!.Grad!.ToArray());
        Assert.Equal([0, 1], positions.Forward(Tensor.Zeros(1, 1, 2)).ToArray());
    }

    [Fact]
    public void A_scope_that_ends_before_the_one_within_leaves_that_one_in_force()
    {
        using var around = Tensor.NewDisposeScope();
        var first = Tensor.NewDisposeScope();
        var second = Tensor.NewDisposeScope();
        first.Dispose();
        var inSecond = Tensor.Ones(2);
        Assert.Same(second, inSecond.Storage.Scope);
        second.Dispose();
        Assert.Throws<ObjectDisposedException>(() => inSecond.ToArray());
        Assert.Same(around, Tensor.Ones(2).Storage.Scope);
    }

    [Fact]
    public void Two_tensors_never_share_a_buffer_however_often_scopes_end()
    {
        for (var i = 0; i < 3; i++)
        {
            var scope = Tensor.NewDisposeScope();
            Tensor x = Tensor.Zeros(100), view = x.Reshape(10, 10);
            scope.Keep(view);
            scope.Keep(x);
            scope.Dispose();
            scope.Dispose();
        }
        using var _ = Tensor.NewDisposeScope();
        Tensor[] all = [.. Enumerable.Range(0, 50).Select(i => Tensor.Full(i, 100))];
        Assert.All(all, (x, i) => Assert.Equal(i, x[99]));
    }

    [Fact]
    public async Task A_scope_and_no_grad_follow_an_await()
    {
        var x = Tensor.Ones(1);
        x.RequiresGrad = true;
        using var scope = Tensor.NewDisposeScope();
        using var noGradient = Tensor.NoGrad();
        await Task.Delay(1, TestContext.Current.CancellationToken);
        Assert.False((x * x).RequiresGrad);
        Assert.Same(scope, (x * x).Storage.Scope);
    }

    [Fact]
    public void A_tensor_of_an_ended_scope_says_so_also_when_others_have_its_memory()
    {
        Tensor inside;
        using (Tensor.NewDisposeScope())
            inside = Tensor.Ones(100) * 2;
        for (var i = 0; i < 3; i++)
        {
            using var scope = Tensor.NewDisposeScope();
            Tensor[] others = [.. Enumerable.Range(0, 20).Select(_ => Tensor.Zeros(100))];
            Assert.Contains(others, other => other.AsSpan().Length == 100);
            Assert.Throws<ObjectDisposedException>(() => inside.ToArray());
            Assert.Throws<ObjectDisposedException>(() => inside.Detach().ToArray());
            Assert.Throws<ObjectDisposedException>(inside.MoveToOuterScope);
        }
    }

    [Fact]
    public void A_result_of_an_ended_scope_is_no_place_for_a_gradient_also_when_others_have_its_node()
    {
        var x = Parameter();
        Tensor inside, kept;
        using (Tensor.NewDisposeScope())
        {
            inside = (x * 3).Sum();
            kept = (inside + 1).MoveToOuterScope();
        }
        using var scope = Tensor.NewDisposeScope();
        var other = (x * 5).Sum();
        Assert.Throws<ObjectDisposedException>(inside.Backward);
        Assert.Throws<ObjectDisposedException>(kept.Backward);
        other.Backward();
        Assert.Equal([5, 5], x.Grad!.ToArray());
    }

    [Fact]
    public void A_kept_result_keeps_its_place_in_the_graph()
    {
        var x = Parameter();
        using var around = Tensor.NewDisposeScope();
        Tensor result, view;
        using (Tensor.NewDisposeScope())
        {
            result = (x + 1).MoveToOuterScope();
            view = (x + 2).Reshape(2, 1).MoveToOuterScope();
        }
        for (var i = 0; i < 3; i++)
        {
            using var scope = Tensor.NewDisposeScope();
            Assert.Equal(2, (Tensor.Ones(2) + x).Sum().Item() - 2);
        }
        (result * 2).Sum().Backward();
        Assert.Equal([2, 2], x.Grad!.ToArray());
        // The sum that the view looks at was kept with it: one memory, two places in the graph.
        (view * 4).Sum().Backward();
        Assert.Equal([6, 6], x.Grad!.ToArray());
    }

    [Fact]
    public void A_result_kept_for_good_can_be_walked_when_all_scopes_have_ended()
    {
        var x = Parameter();
        Tensor result;
        using (Tensor.NewDisposeScope())
            result = (x + 1).MoveToOuterScope();
        using (Tensor.NewDisposeScope())
            _ = x + 7;
        result.Sum().Backward();
        Assert.Equal([1, 1], x.Grad!.ToArray());
    }

    [Fact]
    public void A_part_of_a_parameter_taken_within_a_scope_outlives_it_with_its_gradient()
    {
        var x = Parameter();
        Tensor part;
        using (Tensor.NewDisposeScope())
            part = x.Slice(0, 1, 1);
        using (Tensor.NewDisposeScope())
            _ = x.Slice(0, 0, 1) + 1;
        (part * 3).Sum().Backward();
        Assert.Equal([0, 3], x.Grad!.ToArray());
    }

    private static Tensor Parameter()
    {
        var x = Tensor.Ones(2);
        x.RequiresGrad = true;
        return x;
    }
}
