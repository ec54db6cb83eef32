using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>Along an axis, each entry plus all before it: [1, 2, 3] becomes [1, 3, 6].</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor CumulativeSum(int axis)
    {
        axis = _shape.Axis(axis, nameof(CumulativeSum));
        var y = Clone(this);
        var (length, inner) = (_shape[axis], _shape.CountOf(axis + 1, Rank));
        for (var i = 1; i < _shape.CountOf(0, axis + 1); i++)
        {
            if (i % length > 0)
                TensorPrimitives.Add(y.Row(i, inner), y.Row(i - 1, inner), y.Row(i, inner));
        }

        // yₜ = x₁ + … + xₜ: xₜ counts in yₜ and all after it
        return Result(y, [this], dy => AddGradient(dy.Flip(axis).CumulativeSum(axis).Flip(axis)));
    }
}
