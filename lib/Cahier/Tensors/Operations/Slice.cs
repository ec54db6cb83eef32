using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// A part along one axis. Where it lies in one piece, as along the first axis, it shares the memory of the whole; else it is a
    /// copy.
    /// </summary>
    /// <exception cref="ShapeException">There is no such axis, or the part reaches beyond it.</exception>
    public Tensor Slice(int axis, int start, int length)
    {
        axis = _shape.Axis(axis, nameof(Slice));
        if (start < 0 || length < 0 || length > _shape[axis] - start)
            throw new ShapeException(Messages.SliceOutOfRange(start, length, axis, _shape));

        var (outer, inner) = (_shape.CountOf(0, axis), _shape.CountOf(axis + 1, Rank));
        var (whole, part, first) = (_shape[axis] * inner, length * inner, start * inner);
        var shape = _shape.With(axis, length);
        var y = outer == 1 ? View(first, shape) : Empty(shape);
        for (var i = 0; i < outer && outer > 1; i++)
            AsSpan().Slice(i * whole + first, part).CopyTo(y.AsSpan().Slice(i * part, part));

        return Result(y, [this], (x: this, outer, whole, part, first), static (forward, dy) =>
        {
            var (x, outer, whole, part, first) = forward;
            var dx = x.GradientBuffer(out var add).AsSpan();
            if (!add)
                dx.Clear();
            for (var i = 0; i < outer; i++)
            {
                var to = dx.Slice(i * whole + first, part);
                TensorPrimitives.Add(to, dy.AsSpan().Slice(i * part, part), to);
            }
        });
    }
}
