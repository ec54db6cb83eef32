namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The length of all elements taken as one vector, of shape [].</summary>
    /// <param name="order">2 for √(Σ x²), Euclid's; 1 for Σ |x|.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is neither 1 nor 2.</exception>
    public Tensor Norm(int order = 2) => Reshape(Count).Norm(order, axis: 0);

    /// <summary>
    /// The lengths of the vectors along an axis, which disappears or, with <paramref name="keepDim"/>, stays with length 1.
    /// </summary>
    /// <param name="order">2 for √(Σ x²), Euclid's; 1 for Σ |x|.</param>
    /// <param name="axis">The axis; negative ones count from the end.</param>
    /// <param name="keepDim">Whether the axis stays, with length 1.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The order is neither 1 nor 2.</exception>
    public Tensor Norm(int order, int axis, bool keepDim = false)
    {
        if (order is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(order), Messages.UnknownNorm(order));
        axis = _shape.Axis(axis, nameof(Norm));
        if (order == 1)
            return Abs().Sum(axis, keepDim);

        Tensor kept;        // with the axis
        using (NoGrad())
            kept = Pow(2).Sum(axis, keepDim: true).Sqrt();
        return Result(kept.View(0, keepDim ? kept._shape : _shape.Without(axis)), [this], dy =>
        {
            // (√(Σ x²))' = x/√(Σ x²); a vector of zeros has no direction: 0
            var direction = Where(kept <= 0, Scalar(0), this / kept);
            AddGradient(direction * dy.View(0, kept._shape));
        });
    }
}
