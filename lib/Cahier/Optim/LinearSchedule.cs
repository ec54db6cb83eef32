namespace Cahier.Optim;

/// <summary>Rises in a line to the highest rate, then falls in a line to zero at the last step: short trainings end well with it.</summary>
/// <param name="highest">η at the top.</param>
/// <param name="warmup">The step of the top.</param>
/// <param name="steps">The last step.</param>
public sealed class LinearSchedule(float highest, int warmup, int steps) : Schedule
{
    /// <inheritdoc/>
    public override float At(int step) => highest * Math.Clamp(
        step <= warmup ? (float)step / warmup : (float)(steps - step) / (steps - warmup), 0, 1);
}
