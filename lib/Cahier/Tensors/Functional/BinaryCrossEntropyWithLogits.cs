namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// The mean of −t·ln σ(x) − (1 − t)·ln(1 − σ(x)), for answers yes or no; computed without forming σ, so that no certainty is too
    /// large.
    /// </summary>
    /// <param name="logits">x, any shape; σ(x) is the probability of yes</param>
    /// <param name="targets">t, of the same shape: 1 for yes, 0 for no, or a probability; without gradient</param>
    /// <param name="positiveWeight">
    /// w, multiplies the losses of the yes: larger than 1 where they are rare. Broadcast to x; null: 1. Without gradient.
    /// </param>
    /// <param name="reduction">Mean or sum over all numbers.</param>
    /// <returns>A number, [].</returns>
    /// <exception cref="ShapeException">The shapes differ, or there is no example.</exception>
    /// <exception cref="ArgumentException">A target is not within 0 … 1.</exception>
    public static Tensor BinaryCrossEntropyWithLogits(
        Tensor logits, Tensor targets, Tensor? positiveWeight = null, Reduction reduction = Reduction.Mean)
    {
        Shape.RequireExamples(logits, nameof(BinaryCrossEntropyWithLogits), nameof(logits));
        Shape.Require(targets, logits.Shape, nameof(BinaryCrossEntropyWithLogits), nameof(targets));

        var share = ShareOf(reduction, logits.Count);
        var yes = WeightOfYes(targets, positiveWeight, logits.Shape);
        var slopes = Tensor.Empty(logits.Shape);
        var x = logits.AsSpan();
        var t = targets.AsSpan();
        var slope = slopes.AsSpan();
        var total = 0.0;
        for (var i = 0; i < slope.Length; i++)
        {
            if (!(t[i] is >= 0 and <= 1))
                throw new ArgumentException(Messages.NotAProbabilityTarget(t[i]), nameof(targets));

            // −ln σ(x) = ln(1 + e⁻ˣ) and −ln(1 − σ(x)) = x + ln(1 + e⁻ˣ), with ln(1 + e⁻ˣ) = max(−x, 0) + ln(1 + e^−|x|)
            var small = Math.Exp(-Math.Abs((double)x[i]));
            var minusLogYes = Math.Max(-x[i], 0) + Math.Log(1 + small);
            var no = 1 - (double)t[i];
            total += yes[i] * minusLogYes + no * (x[i] + minusLogYes);

            // (−ln σ)' = σ − 1 and (−ln(1 − σ))' = σ
            var probability = x[i] >= 0 ? 1 / (1 + small) : small / (1 + small);
            slope[i] = (float)(yes[i] * (probability - 1) + no * probability);
        }

        return Tensor.Result(Tensor.Scalar((float)(share * total)), [logits], dy => logits.AddGradient(slopes * (share * dy.Item())));
    }

    /// <summary>w·t, of the shape of the logits.</summary>
    private static Span<float> WeightOfYes(Tensor targets, Tensor? positiveWeight, Shape logits)
    {
        if (positiveWeight is null)
            return targets.AsSpan();

        using var _ = Tensor.NoGrad();
        var yes = targets * positiveWeight;
        Shape.Require(yes, logits, nameof(BinaryCrossEntropyWithLogits), nameof(positiveWeight));
        return yes.AsSpan();
    }
}
