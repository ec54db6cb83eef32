using System.Numerics.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// Along an axis, exp(xᵢ)/Σⱼ exp(xⱼ): positive numbers that sum to 1. A row in which everything is −∞ (all hidden) becomes zeros.
    /// </summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor Softmax(int axis = -1)
    {
        axis = _shape.Axis(axis, nameof(Softmax));
        if (axis != Rank - 1)
            return Transpose(axis, -1).Softmax().Transpose(axis, -1);

        var y = Empty(_shape);
        var width = _shape[axis];
        AsSpan().CopyTo(y.AsSpan());
        for (var start = 0; start < Count; start += width)
            SoftmaxRow(y.AsSpan().Slice(start, width));

        return Result(y, [this], dy =>
        {
            // dxᵢ = yᵢ·(dyᵢ − Σⱼ dyⱼ·yⱼ)
            AddGradient(y * (dy - (dy * y).Sum(-1, keepDim: true)));
        });
    }

    /// <summary>ln Softmax(x) along an axis, computed without forming numbers too small for a float.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor LogSoftmax(int axis = -1)
    {
        axis = _shape.Axis(axis, nameof(LogSoftmax));
        Tensor y;
        using (NoGrad())
        {
            // ln(eˣⁱ/Σ eˣʲ) = (xᵢ − m) − ln Σ e^(xⱼ − m), with m the largest
            var shifted = this - Max(axis, keepDim: true);
            y = shifted - shifted.Exp().Sum(axis, keepDim: true).Log();
        }

        // dxᵢ = dyᵢ − softmax(x)ᵢ·Σⱼ dyⱼ
        return Result(y, [this], dy => AddGradient(dy - y.Exp() * dy.Sum(axis, keepDim: true)));
    }

    private static void SoftmaxRow(Span<float> row)
    {
        if (row.IsEmpty)
            return;
        var largest = TensorPrimitives.Max(row);
        if (float.IsNegativeInfinity(largest))
        {
            row.Clear();
            return;
        }
        TensorPrimitives.Subtract(row, largest, row);
        VectorMath.Exp(row, row);
        TensorPrimitives.Divide(row, TensorPrimitives.Sum(row), row);
    }
}
