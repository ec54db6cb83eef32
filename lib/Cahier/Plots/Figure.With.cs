using System.Globalization;
using Cahier.Plots.Model;

namespace Cahier.Plots;

public sealed partial class Figure
{
    private Figure(Figure other)
    {
        Panels = other.Panels;
        Columns = other.Columns;
        Title = other.Title;
        Description = other.Description;
        Width = other.Width;
        Height = other.Height;
        SharedColors = other.SharedColors;
        SharedAxes = other.SharedAxes;
    }

    /// <summary>With this title above; null takes it away.</summary>
    public Figure WithTitle(string? title) => new(this) { Title = title };

    /// <summary>With a sentence for readers who cannot see the figure, in place of the one made from its data.</summary>
    public Figure WithDescription(string description) => new(this) { Description = description };

    /// <summary>With a size in pixels; null leaves it to the figure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public Figure WithSize(double? width = null, double? height = null)
    {
        if (width is { } w && !(w >= 1))
            throw new ArgumentOutOfRangeException(nameof(width), Messages.NotPositive(nameof(width)));
        if (height is { } h && !(h >= 1))
            throw new ArgumentOutOfRangeException(nameof(height), Messages.NotPositive(nameof(height)));
        return new(this) { Width = width, Height = height };
    }

    /// <summary>With a title under the x axis (of every panel).</summary>
    public Figure WithXAxisTitle(string? title) => WithX(axis => axis with { Title = title });

    /// <summary>With a title beside the y axis (of every panel).</summary>
    public Figure WithYAxisTitle(string? title) => WithY(axis => axis with { Title = title });

    /// <summary>With a title beside the vertical axis of a surface.</summary>
    public Figure WithZAxisTitle(string? title) => WithPanels(panel => panel with { Z = panel.Z with { Title = title } });

    /// <summary>Shows x from <paramref name="min"/> to <paramref name="max"/>, whatever the data.</summary>
    /// <exception cref="ArgumentException">min is not below max.</exception>
    public Figure WithXAxisRange(double min, double max) => WithX(axis => axis with { Range = Checked(min, max) });

    /// <summary>Shows y from <paramref name="min"/> to <paramref name="max"/>, whatever the data.</summary>
    /// <exception cref="ArgumentException">min is not below max.</exception>
    public Figure WithYAxisRange(double min, double max) => WithY(axis => axis with { Range = Checked(min, max) });

    /// <summary>With a logarithmic x axis; what is not positive becomes a gap.</summary>
    public Figure WithLogXAxis() => WithX(axis => axis with { Logarithmic = axis.Words is null });

    /// <summary>With a logarithmic y axis; what is not positive becomes a gap.</summary>
    public Figure WithLogYAxis() => WithY(axis => axis with { Logarithmic = axis.Words is null });

    /// <summary>With a legend, or without; left alone there is one where two or more series have names.</summary>
    public Figure WithLegend(bool show = true) => WithPanels(panel => panel with { Legend = show });

    internal Figure WithPanels(Func<Panel, Panel> change) => new(this) { Panels = [.. Panels.Select(change)] };

    private Figure WithX(Func<AxisOptions, AxisOptions> change) => WithPanels(panel => panel with { X = change(panel.X) });

    private Figure WithY(Func<AxisOptions, AxisOptions> change) => WithPanels(panel => panel with { Y = change(panel.Y) });

    private static (double Min, double Max) Checked(double min, double max) => min < max && double.IsFinite(max - min)
        ? (min, max)
        : throw new ArgumentException(Messages.BadRange(Exact(min), Exact(max)));

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
