using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

public sealed class TensorTests
{
    private static Tensor Counting(params Shape shape) => Tensor.Arange(shape.Count).Reshape(shape);

    [Fact]
    public void Tensors_are_made_from_numbers_row_after_row()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6], Tensor.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).ToArray());
        Assert.Equal([2, 1, 2], Tensor.From(new float[,,] { { { 1, 2 } }, { { 3, 4 } } }).Shape);
        Assert.Equal([3], Tensor.From([1f, 2, 3]).Shape);
        Assert.Equal([1, 0, 0, 1], Tensor.Eye(2).ToArray());
        Assert.Equal([1, 1.5f, 2, 2.5f], Tensor.Arange(1, 3, 0.5f).ToArray());
        Assert.Equal(new float[,] { { 0, 1 }, { 2, 3 } }, Counting(2, 2).To2D());
    }

    [Fact]
    public void Random_tensors_have_their_distribution_and_repeat_with_their_seed()
    {
        var normal = Tensor.Randn(new Random(1), 100_000);
        // Deviations of the mean, 1/√n ≈ 0.003, and of the variance, √(2/n) ≈ 0.0045: five of each.
        Assert.Equal(0, normal.Mean().Item(), 0.016f);
        Assert.Equal(1, normal.Variance().Item(), 0.023f);
        var uniform = Tensor.Rand(new Random(1), 100_000);
        Assert.InRange(uniform.ToArray().Min(), 0, 0.001f);
        Assert.InRange(uniform.ToArray().Max(), 0.999f, 0.99999997f);
        Assert.Equal(normal.ToArray(), Tensor.Randn(new Random(1), 100_000).ToArray());
    }

    [Fact]
    public void Elements_and_parts_are_read_with_brackets()
    {
        var t = Counting(3, 4);
        Assert.Equal(6, t[1, 2]);
        Assert.Equal(11, t[-1, -1]);
        Assert.Equal([1, 2, 5, 6, 9, 10], t[.., 1..3].ToArray());
        Assert.Equal([4, 5, 6, 7], t[1, ..].ToArray());
        Assert.Equal([4], t[1, ..].Shape);
        Assert.Equal([3, 7, 11], t[.., ^1].ToArray());
        Assert.Equal([3], t[.., -1].Shape);
        Assert.Equal([8, 9, 10, 11], t[2..].ToArray());
        t[0, 1] = 50;
        Assert.Equal(50, t.AsSpan()[1]);
    }

    [Fact]
    public void A_part_of_the_first_axis_shares_memory_and_other_parts_do_not()
    {
        var t = Counting(2, 2);
        t[1, ..].AsSpan()[0] = 9;
        t[.., 1].AsSpan()[0] = 8;
        Assert.Equal([0, 1, 9, 3], t.ToArray());
    }

    [Fact]
    public void Broadcasting_repeats_axes_of_length_1_and_missing_ones()
    {
        var sum = Counting(2, 1, 3) + Counting(2, 1) * 10;
        Assert.Equal([2, 2, 3], sum.Shape);
        Assert.Equal([0, 1, 2, 10, 11, 12, 3, 4, 5, 13, 14, 15], sum.ToArray());
        Assert.Equal([0, 0.5f, 1], (Counting(3) / Tensor.Scalar(2)).ToArray());
        Assert.Equal([0, 3], (Counting(0, 3) + Counting(1, 3)).Shape);
    }

    [Fact]
    public void Reductions_take_an_axis_away_or_keep_it()
    {
        var t = Counting(2, 3);
        Assert.Equal(15, t.Sum().Item());
        Assert.Equal([3, 5, 7], t.Sum(0).ToArray());
        Assert.Equal([2, 1], t.Mean(-1, keepDim: true).Shape);
        Assert.Equal([1, 4], t.Mean(-1).ToArray());
        Assert.Equal([2, 5], t.Max(1).ToArray());
        Assert.Equal([2, 2], t.ArgMax(1));
        Assert.Equal([1, 1, 1], t.ArgMax(0));
        Assert.Equal([0, 0], Tensor.Ones(2, 5).ArgMax(1));
        Assert.Equal(2f / 3, t.Variance(1).ToArray()[0], 1e-6f);
        Assert.Equal(1f, t.Variance(1, correction: 1).ToArray()[0], 1e-6f);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(-1, 1)]
    [InlineData(2, 3)]
    [InlineData(1, 1)]
    public void Transpose_exchanges_two_axes(int axis1, int axis2)
    {
        var t = Counting(2, 3, 5, 7);
        var y = t.Transpose(axis1, axis2);
        int[] order = [0, 1, 2, 3];
        (order[(axis1 + 4) % 4], order[(axis2 + 4) % 4]) = (order[(axis2 + 4) % 4], order[(axis1 + 4) % 4]);
        Assert.Equal(order.Select(axis => t.Dim(axis)), y.Shape);
        for (var i = 0; i < t.Count; i++)
        {
            int[] index = [i / 105, i / 35 % 3, i / 7 % 5, i % 7];
            Assert.Equal(i, y[order.Select(axis => index[axis]).ToArray()]);
        }
    }

    [Fact]
    public void MatMul_shares_and_broadcasts_the_axes_in_front()
    {
        var a = Tensor.Randn(new Random(1), 2, 1, 3, 4);
        var b = Tensor.Randn(new Random(2), 5, 4, 6);
        var y = a.MatMul(b);
        Assert.Equal([2, 5, 3, 6], y.Shape);
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 5; j++)
                Assert.Equal(a[i, 0, .., ..].MatMul(b[j, .., ..]).ToArray(), y[i, j, .., ..].ToArray());
        }
        Assert.Equal([2, 1, 3, 6], a.MatMul(b[0, .., ..]).Shape);
    }

    [Fact]
    public void The_gradients_of_MatMul_are_the_slopes_under_broadcasting()
    {
        // Sums of 3 products of numbers about 1; h = 1e-2 and products are linear in each: rounding only, 50·2⁻²⁴/h ≈ 3e-4.
        Tensor N(int seed, params Shape shape) => Tensor.Randn(new Random(seed), shape);
        (Tensor, Tensor)[] cases =
        [
            (N(1, 2, 3), N(2, 3, 4)), (N(1, 2, 2, 3), N(2, 3, 4)), (N(1, 2, 2, 3), N(2, 2, 3, 2)),
            (N(1, 2, 3), N(2, 4, 3, 2)), (N(1, 2, 1, 2, 3), N(2, 3, 3, 1)),
        ];
        foreach (var (a, b) in cases)
        {
            var check = Gradients.Check(x => x[0].MatMul(x[1]), [a, b]);
            Assert.True(check.Error < 1e-3, $"{a.Shape} × {b.Shape}: {check}");
        }
    }

    [Fact]
    public void Softmax_gives_positive_rows_that_sum_to_1()
    {
        var y = (Tensor.Randn(new Random(1), 7, 13) * 30).Softmax();
        Assert.All(y.ToArray(), value => Assert.InRange(value, 0, 1));
        Assert.All(y.Sum(-1).ToArray(), sum => Assert.Equal(1, sum, 1e-6f));
    }

    [Fact]
    public void Softmax_of_a_row_that_is_hidden_whole_is_zeros_and_passes_no_gradient()
    {
        var x = Tensor.Ones(2, 3);
        x.RequiresGrad = true;
        var y = x.MaskedFill(Mask.From([false, true], 2, 1), float.NegativeInfinity).Softmax();
        y.Backward(Counting(2, 3));
        Assert.Equal([0, 0, 0], y[0, ..].ToArray());
        Assert.Equal(1, y[1, ..].Sum().Item(), 1e-6f);
        Assert.Equal([0, 0, 0], x.Grad![0, ..].ToArray());
        Assert.DoesNotContain(x.Grad!.ToArray(), float.IsNaN);
    }

    [Fact]
    public void Masks_combine_by_broadcasting()
    {
        var causal = Mask.Causal(3);
        Assert.True(causal[1, 1]);
        Assert.False(causal[1, 2]);
        var both = causal & Mask.Padding(new[,] { { 4, 4, 0 }, { 4, 4, 4 } }, padding: 0);
        Assert.Equal([2, 1, 3, 3], both.Shape);
        Assert.False(both[0, 0, 2, 2]);
        Assert.True(both[1, 0, 2, 2]);
        Assert.False(both[1, 0, 0, 1]);
        Assert.Equal([1, 0, 0, 1, 1, 0, 1, 1, 1], causal.ToTensor().ToArray());
    }

    [Fact]
    public void Activations_equal_their_formulas_at_every_length()
    {
        for (var length = 1; length < 40; length++)
        {
            var x = Tensor.Randn(new Random(length), length) * 3;
            var (gelu, relu) = (x.Gelu(), x.Relu());
            for (var i = 0; i < length; i++)
            {
                double v = x[i];
                var expected = 0.5 * v * (1 + MathNet.Numerics.SpecialFunctions.Erf(v / Math.Sqrt(2)));
                Assert.Equal(expected, gelu[i], 1e-6);
                Assert.Equal(Math.Max(v, 0), relu[i]);
            }
        }
        Assert.Equal([-0f, 1000], Tensor.From([-1000f, 1000]).Gelu().ToArray());
    }

    [Fact]
    public void A_reduction_never_shares_the_memory_of_what_it_reduced()
    {
        var x = Tensor.Ones(1, 2);
        x.Sum(0)[1] = 5;
        Assert.Equal([1, 1], x.ToArray());
    }

    [Fact]
    public void What_is_not_a_number_shows_in_the_maximum()
    {
        var x = Tensor.From([1, float.NaN, 3, 2, 5, 4], 2, 3);
        Assert.Equal(float.NaN, x.Max().Item());
        Assert.Equal([float.NaN, 5], x.Max(1).ToArray());
        Assert.Equal([1, 1], x.ArgMax(1));
    }
}
