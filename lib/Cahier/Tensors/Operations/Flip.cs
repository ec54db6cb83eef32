namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The entries along an axis in reverse order.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor Flip(int axis)
    {
        axis = _shape.Axis(axis, nameof(Flip));
        var y = Empty(_shape);
        var (length, inner) = (_shape[axis], _shape.CountOf(axis + 1, Rank));
        for (var i = 0; i < _shape.CountOf(0, axis + 1); i++)
            Row(i, inner).CopyTo(y.Row(i / length * length + length - 1 - i % length, inner));
        return Result(y, [this], dy => AddGradient(dy.Flip(axis)));
    }
}
