namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The same numbers in the same order under another shape, sharing memory. One length may be −1: what remains.</summary>
    /// <exception cref="ShapeException">The shape holds another count of numbers.</exception>
    public Tensor Reshape(params Shape shape)
    {
        var resolved = Resolve(shape);
        return Result(View(0, resolved), [this], this, static (x, dy) => x.AddGradient(dy.View(0, x._shape)));
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
        Span<int> lengths = stackalloc int[shape.Rank];
        shape.AsSpan().CopyTo(lengths);
        var unknown = lengths.IndexOf(-1);
        if (unknown >= 0)
        {
            lengths[unknown] = 1;
            var known = Shape.Create(lengths).Count;
            lengths[unknown] = known == 0 ? 0 : Count / known;
        }

        var resolved = Shape.Create(lengths);
        var fits = resolved.Count == Count;
        foreach (var length in lengths)
            fits &= length >= 0;
        return fits ? resolved : throw new ShapeException(Messages.CannotReshape(_shape, shape));
    }
}
