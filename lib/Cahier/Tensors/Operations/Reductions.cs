using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The sum of all elements, of shape [].</summary>
    public Tensor Sum()
    {
        var y = Scalar(TensorPrimitives.Sum(AsSpan()));
        return Result(y, [this], dy => AddGradient(Full(dy.Item(), _shape)));
    }

    /// <summary>The sums along an axis, which disappears or, with <paramref name="keepDim"/>, stays with length 1.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor Sum(int axis, bool keepDim = false)
    {
        axis = _shape.Axis(axis, nameof(Sum));
        var kept = _shape.With(axis, 1);
        var y = (_shape == kept ? Clone(this) : SumTo(kept)).View(0, keepDim ? kept : _shape.Without(axis));
        return Result(y, [this], dy => AddGradient(dy.View(0, kept) + Zeros(_shape)));
    }

    /// <summary>The mean of all elements, of shape [].</summary>
    public Tensor Mean() => Sum() / Count;

    /// <summary>The means along an axis, which disappears or, with <paramref name="keepDim"/>, stays with length 1.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor Mean(int axis, bool keepDim = false) => Sum(axis, keepDim) / _shape[_shape.Axis(axis, nameof(Mean))];

    /// <summary>The variance of all elements, of shape []: the mean squared distance from the mean.</summary>
    public Tensor Variance() => (this - Mean()).Pow(2).Mean();

    /// <summary>The variances along an axis, which disappears or, with <paramref name="keepDim"/>, stays with length 1.</summary>
    /// <param name="axis">The axis; negative ones count from the end.</param>
    /// <param name="keepDim">Whether the axis stays, with length 1.</param>
    /// <param name="correction">0 divides by the count n, as layer normalisation does; 1 by n − 1, PyTorch's default.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor Variance(int axis, bool keepDim = false, int correction = 0)
    {
        var n = _shape[_shape.Axis(axis, nameof(Variance))];
        return (this - Mean(axis, keepDim: true)).Pow(2).Sum(axis, keepDim) / (n - correction);
    }

    /// <summary>The largest element, of shape []; the gradient goes to the first of equals.</summary>
    public Tensor Max() => Reshape(Count).Max(0);

    /// <summary>The largest elements along an axis, which disappears or stays with length 1; gradients go to the first of equals.</summary>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public Tensor Max(int axis, bool keepDim = false)
    {
        axis = _shape.Axis(axis, nameof(Max));
        var places = PlacesOfLargest(axis, nameof(Max));
        var y = Empty(keepDim ? _shape.With(axis, 1) : _shape.Without(axis));
        var from = AsSpan();
        var to = y.AsSpan();
        for (var i = 0; i < places.Length; i++)
            to[i] = from[places[i]];
        return Result(y, [this], dy =>
        {
            var dx = Zeros(_shape);
            for (var i = 0; i < places.Length; i++)
                dx.AsSpan()[places[i]] = dy.AsSpan()[i];
            AddGradient(dx);
        });
    }

    /// <summary>Along an axis, the index of the largest element (the first of equals).</summary>
    /// <returns>One index for each position of the other axes, in their order.</returns>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public int[] ArgMax(int axis)
    {
        axis = _shape.Axis(axis, nameof(ArgMax));
        var places = PlacesOfLargest(axis, nameof(ArgMax));
        var (length, inner) = (_shape[axis], _shape.CountOf(axis + 1, Rank));
        for (var i = 0; i < places.Length; i++)
            places[i] = places[i] / inner % length;
        return places;
    }

    /// <summary>
    /// Where the largest lie, the first of equals; what is not a number counts as largest, so that it does not go unnoticed.
    /// </summary>
    private int[] PlacesOfLargest(int axis, string operation)
    {
        var (outer, length, inner) = (_shape.CountOf(0, axis), _shape[axis], _shape.CountOf(axis + 1, Rank));
        if (length == 0)
            throw new ShapeException(Messages.EmptyAxis(operation, axis, _shape));

        var places = new int[outer * inner];
        var values = AsSpan();
        for (var i = 0; i < places.Length; i++)
        {
            var start = i / inner * length * inner + i % inner;
            var best = start;
            for (var place = start + inner; place < start + length * inner; place += inner)
                best = values[place] > values[best] || (float.IsNaN(values[place]) && !float.IsNaN(values[best])) ? place : best;
            places[i] = best;
        }
        return places;
    }
}
