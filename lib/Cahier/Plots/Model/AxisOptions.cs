namespace Cahier.Plots.Model;

/// <summary>What the reader asked of an axis.</summary>
internal sealed record AxisOptions
{
    public string? Title { get; init; }

    public bool Logarithmic { get; init; }

    /// <summary>From where to where; null is where the data reach.</summary>
    public (double Min, double Max)? Range { get; init; }

    /// <summary>Whether values grow downwards: the rows of a matrix.</summary>
    public bool Reversed { get; init; }

    /// <summary>Whether only whole numbers make sense as ticks: indices.</summary>
    public bool Whole { get; init; }

    /// <summary>Words at 0, 1, 2, … in place of numbers.</summary>
    public string[]? Words { get; init; }

    /// <summary>This axis where another figure is laid over: what is not said here comes from the other.</summary>
    public AxisOptions Over(AxisOptions other) => this with
    {
        Title = Title ?? other.Title,
        Logarithmic = Logarithmic || other.Logarithmic,
        Range = Range ?? other.Range,
        Reversed = Reversed || other.Reversed,
        Whole = Whole && other.Whole,
        Words = Words ?? other.Words,
    };
}
