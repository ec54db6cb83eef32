using Cahier.Plots.Model;

namespace Cahier.Plots;

public static partial class Chart
{
    /// <summary>A number over the plane as a height: a loss over two weights.</summary>
    /// <remarks>
    /// Lines and points of the plane lie on it with <see cref="Combine"/>: <c>Chart.Combine(Chart.Surface(loss, x: ws, y: bs),
    /// Chart.Line(w, b))</c>
    /// shows a descent; what the surface hides of it is drawn faint. Drawn in parallel projection, with up to about forty by forty facets.
    /// </remarks>
    /// <param name="z">
    /// [Y, X]: the height at each point of a grid; of a function, <see cref="Cells.Of(double[], double[], Func{double, double, double})"/>.
    /// </param>
    /// <param name="x">Where the columns lie: X increasing numbers; their indices without it.</param>
    /// <param name="y">Where the rows lie: Y increasing numbers; their indices without it.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="zTitle">Beside the vertical axis.</param>
    /// <param name="colorScale">Viridis without it; <see cref="ColorScale.RdBu"/> for numbers of both signs.</param>
    /// <param name="azimuth">From where one looks: degrees around the vertical, counted from the x axis towards y.</param>
    /// <param name="elevation">How high the eye stands: degrees above the plane, 5 to 85.</param>
    /// <param name="zMin">The number with the first colour; without it the least of z.</param>
    /// <param name="zMax">The number with the last colour; without it the greatest of z.</param>
    /// <exception cref="ArgumentException">Fewer than two rows or columns, or not one label a row or column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An elevation below 5 or above 85 degrees.</exception>
    public static Figure Surface(
        Cells z,
        Labels x = default,
        Labels y = default,
        string? title = null,
        string? zTitle = null,
        ColorScale? colorScale = null,
        double azimuth = -60,
        double elevation = 30,
        double? zMin = null,
        double? zMax = null)
    {
        RequireGrid(z, zMin, zMax, "Chart.Surface");
        if (!(elevation is >= 5 and <= 85))
            throw new ArgumentOutOfRangeException(nameof(elevation), Messages.BadElevation);
        var trace = new SurfaceTrace(z, CellAxis.Of(x, z.Columns, "x"), CellAxis.Of(y, z.Rows, "y"))
        {
            Scale = colorScale ?? ColorScale.Viridis,
            Min = zMin,
            Max = zMax,
            Camera = (azimuth, elevation),
        };
        var panel = new Panel([trace], AxisOf(trace.X), AxisOf(trace.Y)) { Z = new AxisOptions { Title = zTitle } };
        return new Figure([panel]).WithTitle(title);
    }
}
