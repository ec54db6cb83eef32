namespace Cahier.Optim;

/// <summary>A learning rate that depends on the step.</summary>
public abstract class Schedule
{
    /// <summary>η at a step; the first step is 1.</summary>
    public abstract float At(int step);
}
