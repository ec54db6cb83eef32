using Cahier.Plots.Model;

namespace Cahier.Plots;

public static partial class Chart
{
    /// <summary>Puts figures side by side and under one another, row by row; their titles become the titles of the panels.</summary>
    /// <param name="figures">In reading order.</param>
    /// <param name="columns">How many a row; at most three without it.</param>
    /// <param name="title">Of the whole.</param>
    /// <exception cref="ArgumentException">No figure, or less than one column.</exception>
    public static Figure Grid(IEnumerable<Figure> figures, int? columns = null, string? title = null)
    {
        Panel[] panels = [.. figures.SelectMany(figure => figure.Panels.Length == 1
            ? [figure.Panels[0] with { Title = figure.Title }]
            : figure.Panels.AsEnumerable())];
        if (panels.Length == 0)
            throw new ArgumentException(Messages.NothingToCombine("Chart.Grid"), nameof(figures));
        if (columns < 1)
            throw new ArgumentOutOfRangeException(nameof(columns), Messages.NotPositive(nameof(columns)));
        return new Figure([.. panels], columns ?? (panels.Length == 4 ? 2 : Math.Min(3, panels.Length))).WithTitle(title);
    }

    /// <inheritdoc cref="Grid(IEnumerable{Figure}, int?, string?)"/>
    public static Figure Grid(params ReadOnlySpan<Figure> figures) => Grid((IEnumerable<Figure>)figures.ToArray());
}
