using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using static Cahier.Tests.DoubleReference.Slopes;

namespace Cahier.Tests.Tensors.Operations;

public sealed class ChoosingTests
{
    private static readonly Tensor _matrix = Tensor.From(new float[,] { { 3, 1, 4, 1 }, { 5, 9, 2, 6 } });

    [Fact]
    public void The_gradient_of_a_norm_that_is_not_a_number_is_none_either()
    {
        var x = Tensor.From([float.NaN, 1]);
        x.RequiresGrad = true;
        x.Norm().Backward();
        Assert.All(x.Grad!.ToArray(), slope => Assert.True(float.IsNaN(slope)));
    }

    [Fact]
    public void The_largest_come_first_and_of_equals_the_first()
    {
        var (values, indices) = _matrix.TopK(3);
        Assert.Equal([4, 3, 1, 9, 6, 5], values.ToArray());
        Assert.Equal(new[,] { { 2, 0, 1 }, { 1, 3, 0 } }, indices);
        Assert.Equal([2, 3], values.Shape);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(37)]
    public void The_k_largest_are_the_first_k_of_the_sorted_row(int k)
    {
        var x = Numbers(1, 3, 2, 37);
        var (values, _) = x.TopK(k);
        Assert.Equal([3, 2, k], values.Shape);
        for (var row = 0; row < 6; row++)
            Assert.Equal(x.Row(row, 37).ToArray().OrderDescending().Take(k), values.Row(row, k).ToArray());
    }

    [Fact]
    public void What_is_not_a_number_is_the_largest() =>
        Assert.Equal(new[,] { { 1, 2 } }, Tensor.From([1, float.NaN, 5]).TopK(2).Indices);

    [Fact]
    public void The_gradient_of_the_largest_goes_where_they_were() =>
        Compare(
            x => x[0].TopK(2).Values,
            x => Doubles.Build([3, 2], index => Enumerable.Range(0, 5).Select(i => x[0][index[0], i]).OrderDescending().ElementAt(index[1])),
            [Numbers(1, 3, 5)]);

    [Fact]
    public void Gather_takes_several_of_each_row_and_adds_the_gradients_of_repetitions()
    {
        int[,] indices = { { 0, 0, 4 }, { 3, 2, 3 } };
        Compare(
            x => x[0].Gather(indices),
            x => Doubles.Build([2, 3], index => x[0][index[0], indices[index[0], index[1]]]),
            [Numbers(1, 2, 5)]);
    }

    [Fact]
    public void Scatter_adds_what_gather_takes()
    {
        int[,] indices = { { 0, 0, 4 }, { 3, 2, 3 } };
        Compare(
            x => x[0].ScatterAdd(indices, x[1]),
            x => Doubles.Build([2, 5], index => x[0][index] + Enumerable.Range(0, 3)
                .Where(k => indices[index[0], k] == index[1]).Sum(k => x[1][index[0], k])),
            [Numbers(1, 2, 5), Numbers(2, 2, 3)]);
        Compare(
            x => x[0].ScatterAdd([1, 0, 1], x[1], axis: 0),
            x => Doubles.Build([2, 3], index => x[0][index] + ((index[1] == 1 ? 0 : 1) == index[0] ? x[1][index[1]] : 0)),
            [Numbers(1, 2, 3), Numbers(2, 3)]);
    }

    [Fact]
    public void Indices_may_be_used_again_before_the_gradient_is_asked_for()
    {
        var x = Numbers(1, 3);
        x.RequiresGrad = true;
        int[] rows = [2, 2];
        var y = x.IndexSelect(0, rows);
        rows[0] = 0;
        y.Sum().Backward();
        Assert.Equal([0, 0, 2], x.Grad!.ToArray());
    }

    [Fact]
    public void One_hot_rows_times_a_table_are_a_look_up()
    {
        var table = Numbers(1, 5, 3);
        Assert.Equal(Functional.Embedding(table, [3, 0]).ToArray(), Tensor.OneHot([3, 0], 5).MatMul(table).ToArray());
        int[,] ids = { { 1, 2, 0 }, { 4, 4, 3 } };
        Assert.Equal([2, 3, 5], Tensor.OneHot(ids, 5).Shape);
        Assert.Equal(1, Tensor.OneHot(ids, 5)[1, 2, 3]);
        Assert.Equal(6, Tensor.OneHot(ids, 5).Sum().Item());
    }

    [Fact]
    public void Arg_min_is_where_min_is()
    {
        Assert.Equal([1, 2], _matrix.ArgMin(-1));
        Assert.Equal([0, 0, 1, 0], _matrix.ArgMin(0));
        Assert.Equal(_matrix.Min(-1).ToArray(), _matrix.Gather(_matrix.ArgMin(-1)).ToArray());
    }

    [Fact]
    public void A_vector_of_zeros_has_no_direction()
    {
        var x = Tensor.Zeros(2, 3);
        x.RequiresGrad = true;
        x.Norm(2, axis: 1).Sum().Backward();
        Assert.Equal(new float[6], x.Grad!.ToArray());
    }

    [Fact]
    public void Close_means_equal_but_for_rounding()
    {
        var x = Tensor.From([1e6f, 0, float.PositiveInfinity]);
        Assert.True(x.AllClose(Tensor.From([1e6f + 1, 1e-9f, float.PositiveInfinity])));
        Assert.False(x.AllClose(Tensor.From([1e6f + 20, 0, float.PositiveInfinity])));
        Assert.False(x.AllClose(Tensor.From([1e6f, 1e-7f, float.PositiveInfinity])));
        Assert.True(x.AllClose(Tensor.From([1e6f, 1e-3f, float.PositiveInfinity]), absolute: 1e-2));
        Assert.False(x.AllClose(Tensor.From([1e6f, 0, float.NegativeInfinity])));
        Assert.False(Tensor.Scalar(float.NaN).AllClose(Tensor.Scalar(float.NaN)));
        Assert.Throws<ShapeException>(() => x.AllClose(Tensor.Zeros(3, 1)));
    }

    [Fact]
    public void Where_leaves_what_was_not_taken_out_of_the_gradient()
    {
        // 0·∞ would be NaN.
        var x = Tensor.From([4f, 0f]);
        x.RequiresGrad = true;
        Tensor.Where(x > 0, 1 / x, 7).Sum().Backward();
        Assert.Equal(-1 / 16f, x.Grad![0]);
        Assert.Equal([0.25f, 7], Tensor.Where(x > 0, 1 / x, 7).ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_a_message()
    {
        Says("Take 1 to 4", Assert.Throws<ArgumentOutOfRangeException>(() => _matrix.TopK(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _matrix.TopK(0));
        Says("3 indices along axis 1 of [2, 4]", Assert.Throws<ShapeException>(() => _matrix.Gather([0, 1, 2])));
        Says("goes from 0 to 3", Assert.Throws<IndexException>(() => _matrix.Gather([0, 4])));
        Assert.Throws<IndexException>(() => _matrix.Gather([0, -1]));
        Assert.Throws<ShapeException>(() => _matrix.Gather(new int[3, 1]));
        Assert.Throws<ShapeException>(() => _matrix.ScatterAdd([0, 1], Tensor.Ones(3)));
        Assert.Throws<IndexException>(() => _matrix.IndexSelect(0, 2));
        Assert.Throws<IndexException>(() => Tensor.OneHot([5], 5));
        Says("Norm(2, axis)", Assert.Throws<ArgumentOutOfRangeException>(() => _matrix.Norm(-1)));
        Says("cannot be repeated to [4]", Assert.Throws<ShapeException>(() => _matrix.BroadcastTo(4)));
        Assert.Throws<ShapeException>(() => Tensor.Where(Mask.Causal(3), _matrix, _matrix));
    }

    [Fact]
    public void Nothing_is_chosen_from_nothing()
    {
        var none = Tensor.Zeros(0, 3);
        Assert.Equal([0, 2], none.TopK(2).Values.Shape);
        Assert.Equal([0], none.Gather([]).Shape);
        Assert.Equal([0, 3], none.Flip(1).CumulativeSum(0).Shape);
        Assert.Equal([0, 3], Tensor.OneHot([], 3).Shape);
        Assert.Equal([0, 3], none.IndexSelect(0).Shape);
        Assert.Equal([0, 3], Tensor.Where(none > 0, none, 1).Shape);
        Assert.True(none.AllClose(none));
    }

    private static void Says(string part, Exception error) => Assert.Contains(part, error.Message, StringComparison.Ordinal);
}
