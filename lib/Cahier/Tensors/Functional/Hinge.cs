namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// The mean of max(0, 1 − t·y): nothing to learn from examples on the right side by a margin of 1 (Cortes and Vapnik 1995).
    /// </summary>
    /// <param name="scores">y, any shape; its sign is the answer</param>
    /// <param name="targets">t, of the same shape, each −1 or +1; without gradient</param>
    /// <param name="reduction">Mean or sum over all numbers.</param>
    /// <returns>A number, [].</returns>
    /// <exception cref="ShapeException">The shapes differ, or there is no example.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor +1.</exception>
    public static Tensor Hinge(Tensor scores, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Shape.RequireExamples(scores, nameof(Hinge), nameof(scores));
        Shape.Require(targets, scores.Shape, nameof(Hinge), nameof(targets));

        var share = ShareOf(reduction, scores.Count);
        var slopes = Tensor.Empty(scores.Shape);
        var y = scores.AsSpan();
        var t = targets.AsSpan();
        var slope = slopes.AsSpan();
        var total = 0.0;
        for (var i = 0; i < slope.Length; i++)
        {
            if (t[i] is not (1 or -1))
                throw new ArgumentException(Messages.NotASign(t[i]), nameof(targets));

            var missing = 1 - t[i] * y[i];
            total += MathF.Max(missing, 0);
            slope[i] = missing >= 0 ? -t[i] : 0;
        }

        return Tensor.Result(Tensor.Scalar((float)(share * total)), [scores], dy => scores.AddGradient(slopes * (share * dy.Item())));
    }
}
