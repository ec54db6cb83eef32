namespace Cahier.Optim;

/// <summary>The way that <see cref="GradientDescent"/> took.</summary>
/// <param name="Steps">Where it was after each step; the first is the start.</param>
/// <param name="End">Why it ended.</param>
public sealed record Descent(IReadOnlyList<DescentStep> Steps, DescentEnd End)
{
    /// <summary>Where it ended.</summary>
    public double[] Point => Steps[^1].Point;

    /// <summary>The function where it ended.</summary>
    public double Value => Steps[^1].Value;

    /// <summary>Whether it ended where the gradient is short enough.</summary>
    public bool Converged => End == DescentEnd.Flat;

    /// <summary>How often the function was computed: once at the start, then once for each length tried.</summary>
    public int Evaluations => Steps.Sum(step => 1 + step.Halvings);
}

/// <summary>A point on the way down.</summary>
/// <param name="Point">u</param>
/// <param name="Value">J(u)</param>
/// <param name="GradientNorm">‖∇J(u)‖</param>
/// <param name="Rate">λ of the step that led here; 0 at the start.</param>
/// <param name="Halvings">How often λ was halved for it.</param>
public sealed record DescentStep(double[] Point, double Value, double GradientNorm, double Rate, int Halvings);

/// <summary>Why a descent ended.</summary>
public enum DescentEnd
{
    /// <summary>The gradient is shorter than the tolerance.</summary>
    Flat,

    /// <summary>No length of step makes the function smaller: its differences are below rounding, or the gradient is wrong.</summary>
    NoWayDown,

    /// <summary>The steps allowed were taken.</summary>
    TooManySteps,
}
