namespace Cahier.Optim;

/// <summary>η(t) = D^−0.5·min(t^−0.5, t·warmup^−1.5): rises in a line, then falls as 1/√t (Vaswani et al. 2017, eq. 3).</summary>
/// <param name="width">D, the model's width.</param>
/// <param name="warmup">The step of the highest rate.</param>
/// <param name="factor">Multiplies everything; 1 in the paper.</param>
public sealed class WarmupSchedule(int width, int warmup = 4000, float factor = 1) : Schedule
{
    /// <inheritdoc/>
    public override float At(int step) =>
        (float)(factor * Math.Pow(width, -0.5) * Math.Min(Math.Pow(step, -0.5), step * Math.Pow(warmup, -1.5)));
}
