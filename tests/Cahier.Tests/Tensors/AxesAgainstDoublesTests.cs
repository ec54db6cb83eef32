using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using static Cahier.Tests.DoubleReference.Slopes;

namespace Cahier.Tests.Tensors;

// Reductions, softmax and what moves elements along an axis, for every axis of several shapes.
public sealed class AxesAgainstDoublesTests
{
    private static readonly Dictionary<string, (Func<Tensor, int, Tensor> Ours, Func<Doubles, int, Doubles> Exact)> _alongAxis = new()
    {
        ["sum"] = ((x, axis) => x.Sum(axis, keepDim: true), (x, axis) => x.Sum(axis)),
        ["mean"] = ((x, axis) => x.Mean(axis, keepDim: true), (x, axis) => x.Mean(axis)),
        ["variance"] = ((x, axis) => x.Variance(axis, keepDim: true), Variance),
        ["max"] = ((x, axis) => x.Max(axis, keepDim: true), (x, axis) => x.Reduce(axis, Enumerable.Max)),
        ["min"] = ((x, axis) => x.Min(axis, keepDim: true), (x, axis) => x.Reduce(axis, Enumerable.Min)),
        ["length"] = ((x, axis) => x.Norm(2, axis, keepDim: true), (x, axis) => (x * x).Sum(axis).Map(Math.Sqrt)),
        ["sum of absolute values"] = ((x, axis) => x.Norm(1, axis, keepDim: true), (x, axis) => x.Map(Math.Abs).Sum(axis)),
        ["softmax"] = ((x, axis) => x.Softmax(axis), (x, axis) => x.Softmax(axis)),
        ["log softmax"] = ((x, axis) => x.LogSoftmax(axis), (x, axis) => x.Softmax(axis).Map(Math.Log)),
        ["cumulative sum"] = ((x, axis) => x.CumulativeSum(axis), (x, axis) => Sums(x, axis)),
        ["flip"] = ((x, axis) => x.Flip(axis), (x, axis) => Moved(x, axis, i => x.Dim(axis) - 1 - i)),
        ["gather"] = (
            (x, axis) => x.Gather(Chosen(x.Shape, axis), axis).Unsqueeze(axis),
            (x, axis) => x.Shape.With(axis, 1) is var shape
                ? new Doubles([.. Chosen(x.Shape, axis).Select((chosen, i) => At(x, new Doubles(shape).Index(i), axis, chosen))], shape)
                : null!),
        ["index select"] = (
            (x, axis) => x.IndexSelect(axis, x.Dim(axis) - 1, 0, x.Dim(axis) - 1),
            (x, axis) => Doubles.Build(x.Shape.With(axis, 3), index => At(x, index, axis, index[axis] == 1 ? 0 : x.Dim(axis) - 1))),
        ["slice"] = (
            (x, axis) => x.Slice(axis, x.Dim(axis) / 2, x.Dim(axis) - x.Dim(axis) / 2),
            (x, axis) => Doubles.Build(
                x.Shape.With(axis, x.Dim(axis) - x.Dim(axis) / 2), index => At(x, index, axis, x.Dim(axis) / 2 + index[axis]))),
        ["concatenate with itself"] = (
            (x, axis) => Tensor.Concatenate([x, x * 2], axis),
            (x, axis) => Doubles.Build(
                x.Shape.With(axis, 2 * x.Dim(axis)),
                index => At(x, index, axis, index[axis] % x.Dim(axis)) * (index[axis] < x.Dim(axis) ? 1 : 2))),
        ["transpose with the first"] = ((x, axis) => x.Transpose(0, axis), (x, axis) => x.Transpose(0, axis)),
    };

    public static TheoryData<string> AlongAxis => [.. _alongAxis.Keys];

    [Theory]
    [MemberData(nameof(AlongAxis))]
    public void An_operation_along_any_axis(string name)
    {
        var (ours, exact) = _alongAxis[name];
        foreach (var shape in (int[][])[[1], [7], [3, 5], [1, 1, 1], [2, 3, 4], [3, 1, 2, 5]])
        {
            for (var axis = 0; axis < shape.Length; axis++)
                Compare(x => ours(x[0], axis), x => exact(x[0], axis), [Numbers(3, shape)]);
        }
    }

    [Fact]
    public void Operations_that_only_rearrange_pass_gradients_on()
    {
        Compare(x => x[0].Reshape(2, -1), x => x[0].Reshape(2, 6), [Numbers(1, 3, 4)]);
        Compare(x => x[0].Unsqueeze(1) * x[1], x => x[0].Reshape(3, 1, 4) * x[1], [Numbers(1, 3, 4), Numbers(2, 3, 2, 4)]);
        Compare(x => x[0].Squeeze(1), x => x[0].Reshape(3, 4), [Numbers(1, 3, 1, 4)]);
        Compare(x => x[0].Transpose(1, 3), x => x[0].Transpose(1, 3), [Numbers(1, 2, 3, 4, 5)]);
        Compare(x => x[0].Transpose(), x => x[0].Transpose(0, 1), [Numbers(1, 1, 7)]);
    }

    [Fact]
    public void Hidden_elements_get_no_gradient()
    {
        var mask = Mask.From([true, false, true, true], 4);
        Compare(
            x => x[0].MaskedFill(mask, 7), x => Doubles.Build([3, 4], index => mask[index[1]] ? x[0][index] : 7), [Numbers(1, 3, 4)]);
    }

    [Fact]
    public void Variance_may_divide_by_one_less_than_the_count() => Compare(
        x => x[0].Variance(-1, correction: 1), x => (Variance(x[0], -1) * (5 / 4.0)).Reshape(3), [Numbers(1, 3, 5)]);

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Ours, Func<Doubles, double> Exact)> _overall = new()
    {
        ["sum"] = (x => x.Sum(), x => x.Values.Sum()),
        ["mean"] = (x => x.Mean(), x => x.Values.Average()),
        ["variance"] = (x => x.Variance(), x => x.Values.Average(v => Math.Pow(v - x.Values.Average(), 2))),
        ["max"] = (x => x.Max(), x => x.Values.Max()),
        ["min"] = (x => x.Min(), x => x.Values.Min()),
        ["length"] = (x => x.Norm(), x => Math.Sqrt(x.Values.Sum(v => v * v))),
        ["sum of absolute values"] = (x => x.Norm(1), x => x.Values.Sum(Math.Abs)),
    };

    public static TheoryData<string> Overall => [.. _overall.Keys];

    [Theory]
    [MemberData(nameof(Overall))]
    public void One_number_of_all(string name)
    {
        var (ours, exact) = _overall[name];
        foreach (var shape in (int[][])[[], [1], [7], [3, 5], [2, 1, 3]])
            Compare(x => ours(x[0]), x => exact(x[0]), [Numbers(3, shape)]);
    }

    private static Doubles Variance(Doubles x, int axis)
    {
        var centred = x - x.Mean(axis);
        return (centred * centred).Mean(axis);
    }

    private static Doubles Sums(Doubles x, int axis) =>
        Doubles.Build(x.Shape, index => Enumerable.Range(0, index[axis] + 1).Sum(i => At(x, index, axis, i)));

    private static Doubles Moved(Doubles x, int axis, Func<int, int> from) =>
        Doubles.Build(x.Shape, index => At(x, index, axis, from(index[axis])));

    private static double At(Doubles x, int[] index, int axis, int place)
    {
        index = [.. index];
        index[axis] = place;
        return x[index];
    }

    private static int[] Chosen(Shape shape, int axis) =>
        [.. Enumerable.Range(0, shape.Without(axis).Count).Select(i => i * 7 % shape[axis])];
}
