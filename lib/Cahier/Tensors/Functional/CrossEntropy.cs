using System.Numerics.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>The mean of −ln softmax(logits)[target] over the targets that count, as PyTorch computes it.</summary>
    /// <param name="logits">[…, V], one row of scores for each target</param>
    /// <param name="targets">One class of 0 … V − 1 for each row.</param>
    /// <param name="ignoreIndex">Targets equal to this do not count (padding).</param>
    /// <param name="labelSmoothing">
    /// ε of Szegedy et al. 2016: the target distribution is 1 − ε on the target plus ε/V on every class.
    /// </param>
    /// <returns>A number, []; 0 if no target counts.</returns>
    /// <exception cref="ShapeException">Not one target a row, or there is no example.</exception>
    /// <exception cref="IndexException">A target is not a class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not in [0, 1).</exception>
    public static Tensor CrossEntropy(Tensor logits, int[] targets, int? ignoreIndex = null, float labelSmoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return MeanLoss(logits, Ids.Copy(targets), ignoreIndex, labelSmoothing);
    }

    /// <summary>The mean of −ln softmax(logits)[target] over the targets that count, as PyTorch computes it.</summary>
    /// <param name="logits">[B, T, V]</param>
    /// <param name="targets">[B, T]</param>
    /// <param name="ignoreIndex">Targets equal to this do not count (padding).</param>
    /// <param name="labelSmoothing">ε of Szegedy et al. 2016.</param>
    /// <returns>A number, []; 0 if no target counts.</returns>
    public static Tensor CrossEntropy(Tensor logits, int[,] targets, int? ignoreIndex = null, float labelSmoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return MeanLoss(logits, Ids.Copy(targets), ignoreIndex, labelSmoothing);
    }

    // The targets are our own: they are needed again for the gradient, when the caller may have written others over his.
    private static Tensor MeanLoss(Tensor logits, Ids targets, int? ignoreIndex, float labelSmoothing)
    {
        Shape.RequireRank(logits, 1, nameof(CrossEntropy), nameof(logits));
        Shape.RequireExamples(logits, nameof(CrossEntropy), nameof(logits));
        if (!(labelSmoothing >= 0 && labelSmoothing < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(labelSmoothing), Messages.NotAProbability(nameof(CrossEntropy), nameof(labelSmoothing), labelSmoothing));
        }
        var classes = logits.Dim(-1);
        if (targets.Length != logits.Shape.CountOf(0, logits.Rank - 1))
            throw new ShapeException(Messages.TargetCount(nameof(CrossEntropy), logits.Shape, targets.Length));

        // −Σ q·ln p = ln Σ eˣ − Σ q·x, with q the smoothed target distribution
        var probabilities = Tensor.Empty(logits.Shape);
        var (total, counted) = (0.0, 0);
        for (var row = 0; row < targets.Length; row++)
        {
            var target = targets[row];
            if (target == ignoreIndex)
                continue;
            if ((uint)target >= (uint)classes)
                throw new IndexException(Messages.UnknownId(nameof(CrossEntropy), target, classes));

            var x = logits.AsSpan().Slice(row * classes, classes);
            var p = probabilities.AsSpan().Slice(row * classes, classes);
            var largest = TensorPrimitives.Max(x);
            TensorPrimitives.Subtract(x, largest, p);
            VectorMath.Exp(p, p);
            var sum = TensorPrimitives.Sum(p);
            TensorPrimitives.Divide(p, sum, p);
            // In double precision: the difference of two large logits may be small.
            total += Math.Log(sum) + largest - (1.0 - labelSmoothing) * x[target];
            if (labelSmoothing > 0)
                total -= (double)labelSmoothing / classes * TensorPrimitives.Sum(x);
            counted++;
        }

        var loss = Tensor.Scalar(counted == 0 ? 0 : (float)(total / counted));
        return Tensor.Result(loss, [logits], (logits, targets, probabilities, counted, ignoreIndex, labelSmoothing), static (forward, dy) =>
        {
            var (logits, targets, probabilities, counted, ignoreIndex, labelSmoothing) = forward;
            var classes = logits.Dim(-1);
            // d(ln Σ eˣ − Σ q·x)/dx = p − q
            var dx = Tensor.Empty(logits.Shape);
            var scale = counted == 0 ? 0 : dy.Item() / counted;
            for (var row = 0; row < targets.Length; row++)
            {
                var to = dx.AsSpan().Slice(row * classes, classes);
                if (targets[row] == ignoreIndex)
                {
                    to.Clear();
                    continue;
                }
                TensorPrimitives.Subtract(probabilities.AsSpan().Slice(row * classes, classes), labelSmoothing / classes, to);
                to[targets[row]] -= 1 - labelSmoothing;
                TensorPrimitives.Multiply(to, scale, to);
            }
            logits.AddGradient(dx);
        });
    }
}
