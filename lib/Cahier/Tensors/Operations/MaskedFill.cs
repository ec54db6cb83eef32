namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>Writes a value (usually −∞, before a softmax) wherever the mask hides, that is where it is false; the rest stays.</summary>
    /// <exception cref="ShapeException">The mask cannot be broadcast to this shape.</exception>
    public Tensor MaskedFill(Mask mask, float value)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var y = Clone(this);
        FillHidden(y, mask, value);
        return Result(y, [this], dy =>
        {
            var dx = Clone(dy);
            FillHidden(dx, mask, 0);
            AddGradient(dx);
        });
    }

    private static void FillHidden(Tensor tensor, Mask mask, float value)
    {
        mask.RequireOver(tensor._shape, nameof(MaskedFill));        // a mask larger than the tensor would broadcast the other way
        var broadcast = Broadcast.Of(tensor._shape, mask.Shape, nameof(MaskedFill), stackalloc int[Broadcast.Room(tensor._shape, mask.Shape)]);
        var values = tensor.AsSpan();
        var visible = mask.AsSpan();
        foreach (var (start, maskStart) in broadcast)
        {
            for (var i = 0; i < broadcast.Run; i++)
            {
                if (!visible[maskStart + i * broadcast.RightStep])
                    values[start + i] = value;
            }
        }
    }
}
