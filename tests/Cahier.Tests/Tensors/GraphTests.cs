using Cahier.Tensors;

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
    public void A_walk_that_failed_halfway_leaves_nothing_behind()
    {
        var x = Parameter(3);
        var doubled = x * 2;
        var fails = true;
        var fragile = Tensor.Result(doubled.Clone(), [doubled], dy =>
        {
            if (fails)
                throw new InvalidOperationException("on purpose");
            doubled.AddGradient(dy);
        });
        var loss = doubled + fragile;
        Assert.Throws<InvalidOperationException>(loss.Backward);
        fails = false;
        x.ZeroGrad();
        loss.Backward();
        Assert.Equal(4, x.Grad!.Item());
    }

    private static Tensor Parameter(float value)
    {
        var x = Tensor.Scalar(value);
        x.RequiresGrad = true;
        return x;
    }
}
