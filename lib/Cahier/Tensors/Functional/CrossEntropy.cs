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

        for (var row = 0; row < targets.Length; row++)
        {
            if (targets[row] != ignoreIndex && (uint)targets[row] >= (uint)classes)
                throw new IndexException(Messages.UnknownId(nameof(CrossEntropy), targets[row], classes));
        }

        // −Σ q·ln p = ln Σ eˣ − Σ q·x, with q the smoothed target distribution
        var probabilities = Tensor.Empty(logits.Shape);
        var sums = Tensor.Empty([targets.Length]);          // of each row, Σ eˣ with its largest x taken away
        Cores.Split(targets.Length, 10L * logits.Count, (logits, probabilities, sums, targets, ignoreIndex), static (all, from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                if (all.targets[row] != all.ignoreIndex)
                    all.sums.AsSpan()[row] = Softmax(RowOf(all.logits, row), RowOf(all.probabilities, row));
            }
        });
        var (total, counted) = (0.0, 0);
        for (var row = 0; row < targets.Length; row++)
        {
            if (targets[row] == ignoreIndex)
                continue;

            var x = RowOf(logits, row);
            // In double precision: the difference of two large logits may be small.
            total += Math.Log(sums.AsSpan()[row]) + TensorPrimitives.Max<float>(x) - (1.0 - labelSmoothing) * x[targets[row]];
            if (labelSmoothing > 0)
                total -= (double)labelSmoothing / classes * TensorPrimitives.Sum<float>(x);
            counted++;
        }

        var loss = Tensor.Scalar(counted == 0 ? 0 : (float)(total / counted));
        return Tensor.Result(loss, [logits], (logits, targets, probabilities, counted, ignoreIndex, labelSmoothing), static (forward, dy) =>
        {
            // d(ln Σ eˣ − Σ q·x)/dx = p − q
            var dx = Tensor.Empty(forward.logits.Shape);
            var scale = forward.counted == 0 ? 0 : dy.Item() / forward.counted;
            Cores.Split(forward.targets.Length, 10L * dx.Count, (forward, dx, scale), static (all, from, to) =>
            {
                var (_, targets, probabilities, _, ignoreIndex, labelSmoothing) = all.forward;
                for (var row = from; row < to; row++)
                {
                    var gradient = RowOf(all.dx, row);
                    if (targets[row] == ignoreIndex)
                    {
                        gradient.Clear();
                        continue;
                    }
                    TensorPrimitives.Subtract(RowOf(probabilities, row), labelSmoothing / gradient.Length, gradient);
                    gradient[targets[row]] -= 1 - labelSmoothing;
                    TensorPrimitives.Multiply(gradient, all.scale, gradient);
                }
            });
            forward.logits.AddGradient(dx);
        });
    }

    private static Span<float> RowOf(Tensor tensor, int row) => tensor.Row(row, tensor.Dim(-1));

    /// <summary>p = softmax(x).</summary>
    /// <returns>What was divided by: Σ exp(x − max x).</returns>
    private static float Softmax(ReadOnlySpan<float> x, Span<float> p)
    {
        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), p);
        VectorMath.Exp(p, p);
        var sum = TensorPrimitives.Sum<float>(p);
        TensorPrimitives.Divide(p, sum, p);
        return sum;
    }
}
