using Cahier.Plots.Model;

namespace Cahier.Plots;

public static partial class Chart
{
    /// <summary>
    /// Lines on which a number over the plane is equal, and the regions between them: a loss over two weights, decision regions.
    /// </summary>
    /// <remarks>Points and lines lie over it with <see cref="Combine"/>: a descent, or examples with their classes.</remarks>
    /// <param name="z">
    /// [Y, X]: the number at each point of a grid; of a function, <see cref="Cells.Of(double[], double[], Func{double, double, double})"/>.
    /// </param>
    /// <param name="x">Where the columns lie: X increasing numbers; their indices without it.</param>
    /// <param name="y">Where the rows lie: Y increasing numbers, upwards; their indices without it.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="levels">
    /// The numbers of the lines; about ten round ones without it. With uneven steps, colours go from level to level.
    /// </param>
    /// <param name="colorScale">Viridis without it; <see cref="ColorScale.RdBu"/> for numbers of both signs.</param>
    /// <param name="filled">Whether the regions are coloured.</param>
    /// <param name="showLabels">Whether the lines carry their numbers.</param>
    /// <param name="zMin">The number with the first colour; without it the least of z.</param>
    /// <param name="zMax">The number with the last colour; without it the greatest of z.</param>
    /// <param name="name">What the legend calls it, when combined.</param>
    /// <param name="color">Of lines without regions, as #rrggbb; without it that of the text around.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than two rows or columns, not one label a row or column, or a level that is not finite.
    /// </exception>
    public static Figure Contour(
        Cells z,
        Labels x = default,
        Labels y = default,
        string? title = null,
        IEnumerable<double>? levels = null,
        ColorScale? colorScale = null,
        bool filled = true,
        bool showLabels = true,
        double? zMin = null,
        double? zMax = null,
        string? name = null,
        string? color = null)
    {
        RequireGrid(z, zMin, zMax, "Chart.Contour");
        double[] lines = levels is null ? ContourTrace.RoundLevels(z.Extent(), 10) : [.. levels.Distinct().Order()];
        if (!lines.All(double.IsFinite))
            throw new ArgumentException(Messages.LevelsNotFinite, nameof(levels));
        var trace = new ContourTrace(z, CellAxis.Of(x, z.Columns, "x"), CellAxis.Of(y, z.Rows, "y"), lines)
        {
            Name = name,
            Color = CssColor.Checked(color),
            Scale = colorScale ?? ColorScale.Viridis,
            Min = zMin,
            Max = zMax,
            Filled = filled,
            ShowLabels = showLabels,
        };
        return Single(trace, title, AxisOf(trace.X), AxisOf(trace.Y));
    }

    private static void RequireGrid(Cells z, double? zMin, double? zMax, string chart)
    {
        if (z.Rows < 2 || z.Columns < 2)
            throw new ArgumentException(Messages.NotAGrid(chart, z.Rows, z.Columns), nameof(z));
        if (zMin >= zMax)
            throw new ArgumentException(Messages.BadRange(NumberText.Short(zMin.Value), NumberText.Short(zMax.Value)), nameof(zMin));
    }
}
