namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The same numbers in the same order under another shape, sharing memory. One length may be −1: what remains.</summary>
    /// <exception cref="ShapeException">The shape holds another count of numbers.</exception>
    public Tensor Reshape(params Shape shape)
    {
        var resolved = Resolve(shape);
        return Result(View(0, resolved), [this], dy => AddGradient(dy.View(0, _shape)));
    }

    /// <summary>The same numbers with a new axis of length 1 in front of <paramref name="axis"/> (−1: at the end).</summary>
    public Tensor Unsqueeze(int axis)
    {
        if (axis < -Rank - 1 || axis > Rank)
            throw new ShapeException(Messages.AxisOutOfRange(nameof(Unsqueeze), axis, _shape));
        axis = axis < 0 ? axis + Rank + 1 : axis;
        return Reshape([.. _shape.AsSpan()[..axis], 1, .. _shape.AsSpan()[axis..]]);
    }

    /// <summary>The same numbers without an axis of length 1.</summary>
    /// <exception cref="ShapeException">The axis is longer.</exception>
    public Tensor Squeeze(int axis)
    {
        axis = _shape.Axis(axis, nameof(Squeeze));
        return _shape[axis] == 1 ? Reshape(_shape.Without(axis)) : throw new ShapeException(Messages.CannotSqueeze(axis, _shape));
    }

    private Shape Resolve(Shape shape)
    {
        var lengths = shape.ToArray();
        var unknown = Array.IndexOf(lengths, -1);
        if (unknown >= 0)
        {
            lengths[unknown] = 1;
            var known = ((Shape)lengths).Count;
            lengths[unknown] = known == 0 ? 0 : Count / known;
        }

        Shape resolved = lengths;
        if (resolved.Count != Count || Array.Exists(lengths, length => length < 0))
            throw new ShapeException(Messages.CannotReshape(_shape, shape));
        return resolved;
    }
}
