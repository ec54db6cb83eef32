using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// The entries of these indices along an axis, in their order; one may come several times. t.IndexSelect(0, 2, 0) is rows 2 and 0.
    /// </summary>
    /// <param name="axis">The axis; negative ones count from the end.</param>
    /// <param name="indices">Which entries, of 0 … length − 1.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <exception cref="IndexException">An index is outside the axis.</exception>
    public Tensor IndexSelect(int axis, params int[] indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        axis = _shape.Axis(axis, nameof(IndexSelect));
        int[] chosen = [.. indices];        // our own: they are needed again for the gradient
        foreach (var index in chosen)
            RequireIndex(index, axis);

        var y = Empty(_shape.With(axis, chosen.Length));
        var (outer, length, inner) = (_shape.CountOf(0, axis), _shape[axis], _shape.CountOf(axis + 1, Rank));
        for (var i = 0; i < outer * chosen.Length; i++)
            Row(i / chosen.Length * length + chosen[i % chosen.Length], inner).CopyTo(y.Row(i, inner));

        return Result(y, [this], dy =>
        {
            // An entry chosen several times gets the sum.
            var dx = GradientBuffer(out var add);
            if (!add)
                dx.AsSpan().Clear();
            for (var i = 0; i < outer * chosen.Length; i++)
            {
                var to = dx.Row(i / chosen.Length * length + chosen[i % chosen.Length], inner);
                TensorPrimitives.Add(to, dy.Row(i, inner), to);
            }
        });
    }
}
