namespace Cahier.Optim;

/// <summary>
/// Rises in a line to the highest rate, then falls to the lowest along half a cosine: slowly, fast, slowly (Loshchilov and Hutter 2017,
/// eq. 5, without restarts).
/// </summary>
/// <param name="highest">η at the top.</param>
/// <param name="steps">The last step, where the lowest rate is reached.</param>
/// <param name="warmup">The step of the top; 0: it begins at the top.</param>
/// <param name="lowest">η from the last step on.</param>
public sealed class CosineSchedule(float highest, int steps, int warmup = 0, float lowest = 0) : Schedule
{
    /// <inheritdoc/>
    public override float At(int step)
    {
        if (step < warmup)
            return highest * step / warmup;
        if (step >= steps)
            return lowest;
        var fraction = (double)(step - warmup) / (steps - warmup);
        return (float)(lowest + (highest - lowest) * (1 + Math.Cos(Math.PI * fraction)) / 2);
    }
}
