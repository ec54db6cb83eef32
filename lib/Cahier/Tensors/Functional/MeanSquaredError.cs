using System.Numerics.Tensors;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>The mean of (y − t)², for regression.</summary>
    /// <param name="prediction">y, any shape</param>
    /// <param name="target">t, of the same shape: broadcasting [B, 1] against [B] would compare each with all, so it is refused</param>
    /// <param name="reduction">Mean or sum over all numbers.</param>
    /// <returns>A number, [].</returns>
    /// <exception cref="ShapeException">The shapes differ, or there is no example.</exception>
    public static Tensor MeanSquaredError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean)
    {
        Shape.RequireExamples(prediction, nameof(MeanSquaredError), nameof(prediction));
        Shape.Require(target, prediction.Shape, nameof(MeanSquaredError), nameof(target));

        var share = ShareOf(reduction, prediction.Count);
        var difference = Tensor.Empty(prediction.Shape);
        TensorPrimitives.Subtract(prediction.AsSpan(), target.AsSpan(), difference.AsSpan());
        var loss = Tensor.Scalar(share * TensorPrimitives.SumOfSquares<float>(difference.AsSpan()));
        return Tensor.Result(loss, [prediction, target], dy =>
        {
            // ((y − t)²)' = 2·(y − t) for y, the opposite for t
            var slope = Tensor.Empty(prediction.Shape);
            TensorPrimitives.Multiply(difference.AsSpan(), 2 * share * dy.Item(), slope.AsSpan());
            prediction.AddGradient(slope);
            if (target.RequiresGrad)
                target.AddGradient(-slope);
        });
    }

    /// <summary>What each of the losses counts in their mean, or in their sum.</summary>
    private static float ShareOf(Reduction reduction, int count) => reduction == Reduction.Mean ? 1f / count : 1;
}
