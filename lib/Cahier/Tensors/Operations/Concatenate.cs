namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>Lays tensors one after the other along an axis.</summary>
    /// <exception cref="ShapeException">None is given, or they differ on another axis.</exception>
    public static Tensor Concatenate(IReadOnlyList<Tensor> tensors, int axis)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count == 0)
            throw new ShapeException(Messages.NothingGiven(nameof(Concatenate)));

        Tensor[] parts = [.. tensors];
        var first = parts[0]._shape;
        axis = first.Axis(axis, nameof(Concatenate));
        foreach (var part in parts)
        {
            if (part.Rank != first.Rank || part._shape.With(axis, first[axis]) != first)
                throw new ShapeException(Messages.CannotConcatenate(first, part._shape, axis));
        }

        var y = Empty(first.With(axis, parts.Sum(part => part._shape[axis])));
        var (outer, row) = (first.CountOf(0, axis), y._shape.CountOf(axis, y.Rank));
        var start = 0;
        foreach (var part in parts)
        {
            var width = part._shape.CountOf(axis, part.Rank);
            for (var i = 0; i < outer; i++)
                part.AsSpan().Slice(i * width, width).CopyTo(y.AsSpan().Slice(i * row + start, width));
            start += width;
        }

        return Result(y, parts, dy =>
        {
            var position = 0;
            foreach (var part in parts)
            {
                if (part.RequiresGrad)
                    part.AddGradient(dy.Slice(axis, position, part._shape[axis]));
                position += part._shape[axis];
            }
        });
    }

    /// <summary>Lays tensors of one shape beside each other along a new axis.</summary>
    /// <exception cref="ShapeException">None is given, or their shapes differ.</exception>
    public static Tensor Stack(IReadOnlyList<Tensor> tensors, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return Concatenate([.. tensors.Select(tensor => tensor.Unsqueeze(axis))], axis);
    }
}
