namespace Cahier.Training;

/// <summary>Where a training is, after a step.</summary>
/// <param name="Step">The step just done, from 1.</param>
/// <param name="Steps">How many there will be.</param>
/// <param name="Loss">The loss on this step's batch.</param>
/// <param name="LearningRate">η of this step.</param>
/// <param name="Elapsed">Time since the first step began.</param>
/// <param name="GradientNorm">The length of the gradient before it was clipped; null if it is not clipped by norm.</param>
public readonly record struct TrainingStep(
    int Step, int Steps, float Loss, float LearningRate, TimeSpan Elapsed, float? GradientNorm = null)
{
    /// <summary>Time left, if the other steps take as long.</summary>
    public TimeSpan Remaining => Elapsed * ((double)(Steps - Step) / Step);

    /// <summary>Whether this was the last step.</summary>
    public bool IsLast => Step == Steps;
}
