namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The smallest element, of shape []; the gradient goes to the first of equals.</summary>
    public Tensor Min() => -(-this).Max();

    /// <summary>
    /// The smallest elements along an axis, which disappears or stays with length 1; gradients go to the first of equals.
    /// </summary>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public Tensor Min(int axis, bool keepDim = false) => -(-this).Max(axis, keepDim);

    /// <summary>Along an axis, the index of the smallest element (the first of equals).</summary>
    /// <returns>One index for each position of the other axes, in their order.</returns>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public int[] ArgMin(int axis)
    {
        using var _ = NoGrad();
        return (-this).ArgMax(axis);
    }
}
