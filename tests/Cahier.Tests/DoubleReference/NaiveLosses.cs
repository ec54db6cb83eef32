namespace Cahier.Tests.DoubleReference;

/// <summary>Losses as their definitions write them.</summary>
internal static class NaiveLosses
{
    public static Doubles CrossEntropy(Doubles logits, int[] targets, int ignoreIndex = -1, double smoothing = 0)
    {
        var classes = logits.Dim(-1);
        var p = logits.Softmax(-1);
        var counted = Enumerable.Range(0, targets.Length).Where(row => targets[row] != ignoreIndex).ToList();
        return counted.Average(row => -Enumerable.Range(0, classes).Sum(j =>
            ((j == targets[row] ? 1 - smoothing : 0) + smoothing / classes) * Math.Log(p.Values[row * classes + j])));
    }

    public static Doubles BinaryCrossEntropy(Doubles x, Doubles t, Doubles? positiveWeight = null) => (
        (0 - (positiveWeight ?? 1)) * t * x.Map(v => Math.Log(Sigmoid(v))) - (1 - t) * x.Map(v => Math.Log(1 - Sigmoid(v)))).Sum() / x.Count;

    public static Doubles MultiClassHinge(Doubles x, int[] targets, double margin)
    {
        var classes = x.Dim(-1);
        var total = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            for (var j = 0; j < classes; j++)
            {
                if (j != targets[row])
                    total += Math.Max(0, margin - x.Values[row * classes + targets[row]] + x.Values[row * classes + j]) / classes;
            }
        }
        return total / targets.Length;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
