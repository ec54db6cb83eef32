namespace Cahier.Optim;

/// <summary>Stays, then falls to a fraction of itself, again and again: like stairs.</summary>
/// <param name="start">η of the first stair.</param>
/// <param name="every">How many steps a stair is long.</param>
/// <param name="factor">What each stair is of the one before.</param>
public sealed class StepSchedule(float start, int every, float factor = 0.1f) : Schedule
{
    /// <inheritdoc/>
    public override float At(int step) => (float)(start * Math.Pow(factor, (step - 1) / every));
}
