namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// a where the condition is true, b where it is not; all three broadcast together. <c>Tensor.Where(x > 0, x, 0.1 * x)</c> is a leaky
    /// ReLU.
    /// </summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Tensor Where(Mask condition, Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var shape = Broadcast.ShapeOf(Broadcast.ShapeOf(a._shape, b._shape, nameof(Where)), condition.Shape, nameof(Where));
        var truth = condition.Repeated(shape, nameof(Where));
        var y = Choose(truth, a.Repeated(shape, nameof(Where)), b.Repeated(shape, nameof(Where)));
        return Result(y, [a, b], dy =>
        {
            // Each gets the gradient of what was taken from it.
            var nothing = Zeros(shape);
            a.AddGradient(Choose(truth, dy, nothing));
            b.AddGradient(Choose(truth, nothing, dy));
        });
    }

    /// <summary>a where the condition is true, a number where it is not, broadcasting.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Tensor Where(Mask condition, Tensor a, double b) => Where(condition, a, Scalar((float)b));

    private static Tensor Choose(bool[] truth, Tensor a, Tensor b)
    {
        var y = Empty(a._shape);
        for (var i = 0; i < truth.Length; i++)
            y.AsSpan()[i] = truth[i] ? a.AsSpan()[i] : b.AsSpan()[i];
        return y;
    }
}
