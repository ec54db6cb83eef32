namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// H = −Σ p·ln p along the last axis, in nats: 0 where all attention is on one position, ln T where it is spread evenly over T. Its
    /// mean,
    /// times α, is what entropy regularisation adds to a loss.
    /// </summary>
    /// <param name="weights">[…, T], probabilities: each row sums to 1. Where p = 0 (padding), p·ln p counts as 0, its limit.</param>
    /// <returns>[…]</returns>
    /// <exception cref="ShapeException">There is no axis, or no example.</exception>
    public static Tensor AttentionEntropy(Tensor weights)
    {
        Shape.RequireRank(weights, 1, nameof(AttentionEntropy), nameof(weights));
        Shape.RequireExamples(weights, nameof(AttentionEntropy), nameof(weights));
        var width = weights.Dim(-1);
        var entropy = Tensor.Empty(weights.Shape.Without(weights.Rank - 1));
        for (var row = 0; row < entropy.Count; row++)
        {
            var sum = 0.0;
            foreach (var p in weights.Row(row, width))
                sum -= p == 0 ? 0 : p * Math.Log(p);       // what is not a number does not go unnoticed
            entropy.AsSpan()[row] = (float)sum;
        }

        return Tensor.Result(entropy, [weights], dy =>
        {
            // d(−p·ln p)/dp = −ln p − 1. At p = 0 it is infinite, but what made p does not move there: softmax passes on p·dp, which is 0.
            var dx = Tensor.Empty(weights.Shape);
            for (var row = 0; row < entropy.Count; row++)
            {
                var from = weights.Row(row, width);
                var to = dx.Row(row, width);
                for (var i = 0; i < width; i++)
                    to[i] = from[i] == 0 ? 0 : -dy.AsSpan()[row] * (MathF.Log(from[i]) + 1);
            }
            weights.AddGradient(dx);
        });
    }
}
