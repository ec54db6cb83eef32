using Cahier.Plots.Model;
using Cahier.Plots.Scales;

namespace Cahier.Plots.Drawing;

/// <summary>What is known of a panel before its place is: the ranges of its axes, its colours, what it shows at its sides.</summary>
internal sealed record PanelFrame(Panel Panel, (double Min, double Max) XRange, (double Min, double Max) YRange)
{
    private const double LargestCell = 44;
    private const double LargestBar = 110;
    private const double LeastPlot = 110;
    private const double MostHeight = 460;

    public required bool ShowX { get; init; }

    public required bool ShowY { get; init; }

    public required ColorAxis? Colors { get; init; }

    /// <summary>The colours of a bar of its own; null without heat maps or where the figure has one bar for all.</summary>
    public required ColorAxis? Bar { get; init; }

    /// <summary>Whether the cells count things along both axes, and so want to be square.</summary>
    private HeatmapTrace? Matrix => Panel.Traces is [HeatmapTrace { X.Counts: true, Y.Counts: true } heatmap] ? heatmap : null;

    /// <summary>Widest that the plot should be: a matrix of few columns, or a few bars, are not blown up.</summary>
    public double MostWidth => Matrix is { } matrix
        ? Math.Max(LeastPlot, matrix.Cells.Columns * Math.Min(LargestCell, MostHeight / matrix.Cells.Rows))
        : Panel.Traces.OfType<ColumnTrace>().FirstOrDefault() is { } columns
            ? Math.Max(LeastPlot, LargestBar * columns.Values.Length)
            : Panel.Images?.MostWidth ?? double.PositiveInfinity;

    /// <summary>Height that goes with a width where the reader states none.</summary>
    public double HeightFor(double width) => Matrix is { } matrix
        ? Math.Clamp(width * matrix.Cells.Rows / matrix.Cells.Columns, Math.Min(width, LeastPlot), MostHeight)
        : Panel.Images is { } images ? images.HeightFor(width)
        : Panel.Surface is not null ? Math.Clamp(width * 0.8, 160, 460)
        : Panel.Covered ? Math.Clamp(width * 0.75, 140, 420) : Math.Clamp(width * 0.56, 130, 300);

    public static PanelFrame Of(Figure figure, int index, ColorAxis? shared)
    {
        var panel = figure.Panels[index];
        bool onZero = panel.Traces.Any(trace => trace.StandsOnZero);
        var x = panel.Traces.Aggregate(Extent.Empty, (all, trace) => all.Union(trace.XExtent));
        var y = panel.Traces.Aggregate(Extent.Empty, (all, trace) => all.Union(trace.YExtent));
        var colored = panel.Colored.ToList();
        var colors = colored.Count == 0 ? null : shared ?? ColorAxis.Of(colored);
        // A surface draws axes of its own, images need none.
        bool flat = panel.Surface is null && panel.Images is null;
        return new PanelFrame(
            panel,
            AxisRange.Of(panel.X, x, panel.Traces.Any(trace => trace.FillsX)),
            AxisRange.Of(panel.Y, y, panel.Traces.Any(trace => trace.FillsY), measures: true, onZero))
        {
            ShowX = flat && (!figure.SharedAxes || index + figure.Columns >= figure.Panels.Length),
            ShowY = flat && (!figure.SharedAxes || index % figure.Columns == 0),
            Colors = colors,
            Bar = shared is null ? colors : null,
        };
    }
}
