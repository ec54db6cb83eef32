using Cahier.Plots.Model;

namespace Cahier.Plots;

public static partial class Chart
{
    /// <summary>A colour for each number of a rectangle.</summary>
    /// <remarks>
    /// Rows are drawn as a matrix is written, the first on top; where <paramref name="y"/> is a scale of increasing numbers,
    /// y grows upwards as on any graph. Up to some thousand cells are drawn one by one, more as one picture.
    /// </remarks>
    /// <param name="z">[Y, X]: an array of numbers or truths, rows of one length, or a tensor.</param>
    /// <param name="x">What stands under the columns: X words or numbers; their indices without it.</param>
    /// <param name="y">What stands beside the rows: Y words or numbers; their indices without it.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="colorScale">Viridis without it; <see cref="ColorScale.RdBu"/> for numbers of both signs.</param>
    /// <param name="zMin">The number with the first colour; without it the least of z.</param>
    /// <param name="zMax">The number with the last colour; without it the greatest of z.</param>
    /// <param name="showValues">Whether each cell carries its number, where it is large enough.</param>
    /// <param name="name">What the legend calls it, when combined.</param>
    /// <exception cref="ArgumentException">No cell, or not one label a cell.</exception>
    public static Figure Heatmap(
        Cells z,
        Labels x = default,
        Labels y = default,
        string? title = null,
        ColorScale? colorScale = null,
        double? zMin = null,
        double? zMax = null,
        bool showValues = false,
        string? name = null)
    {
        if (z.Rows == 0 || z.Columns == 0)
            throw new ArgumentException(Messages.Empty("Chart.Heatmap"), nameof(z));
        if (zMin >= zMax)
            throw new ArgumentException(Messages.BadRange(NumberText.Short(zMin.Value), NumberText.Short(zMax.Value)), nameof(zMin));
        var trace = new HeatmapTrace(z, CellAxis.Of(x, z.Columns, "x"), CellAxis.Of(y, z.Rows, "y"))
        {
            Name = name,
            Scale = colorScale ?? ColorScale.Viridis,
            Min = zMin,
            Max = zMax,
            ShowValues = showValues,
        };
        return Single(trace, title, AxisOf(trace.X), AxisOf(trace.Y) with { Reversed = trace.Y.Counts });
    }

    internal static AxisOptions AxisOf(CellAxis axis) => new() { Words = axis.Words, Whole = axis.Counts };
}
