namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// The mean over rows of Σⱼ max(0, margin − x[target] + x[j])/V, over the V − 1 other classes j: the right score is to exceed each
    /// other one by a margin (PyTorch's MultiMarginLoss; Crammer and Singer 2001 take the largest term instead of the mean).
    /// </summary>
    /// <param name="scores">[…, V], one row of scores for each target</param>
    /// <param name="targets">One class of 0 … V − 1 for each row.</param>
    /// <param name="margin">By how much.</param>
    /// <param name="reduction">Mean or sum over the rows.</param>
    /// <returns>A number, [].</returns>
    /// <exception cref="ShapeException">Not one target a row, or there is no example.</exception>
    /// <exception cref="IndexException">A target is not a class.</exception>
    public static Tensor MultiClassHinge(Tensor scores, int[] targets, float margin = 1, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(targets);
        Shape.RequireRank(scores, 1, nameof(MultiClassHinge), nameof(scores));
        Shape.RequireExamples(scores, nameof(MultiClassHinge), nameof(scores));
        var classes = scores.Dim(-1);
        if (targets.Length != scores.Count / classes)
            throw new ShapeException(Messages.TargetCount(nameof(MultiClassHinge), scores.Shape, targets.Length));

        var share = ShareOf(reduction, targets.Length) / classes;
        var slopes = Tensor.Zeros(scores.Shape);
        var total = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            var target = targets[row];
            if ((uint)target >= (uint)classes)
                throw new IndexException(Messages.UnknownId(nameof(MultiClassHinge), target, classes));

            var x = scores.Row(row, classes);
            var slope = slopes.Row(row, classes);
            for (var j = 0; j < classes; j++)
            {
                var missing = margin - x[target] + x[j];
                if (j == target || missing <= 0)
                    continue;
                total += missing;
                slope[j]++;
                slope[target]--;
            }
        }

        return Tensor.Result(Tensor.Scalar((float)(share * total)), [scores], dy => scores.AddGradient(slopes * (share * dy.Item())));
    }
}
