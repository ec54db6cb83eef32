namespace Cahier.Plots.Model;

/// <summary>Numbers over a plane as heights.</summary>
internal sealed record SurfaceTrace(Cells Cells, CellAxis X, CellAxis Y) : ColoredTrace(Cells, X, Y)
{
    /// <summary>Where the eye stands: degrees around the vertical from the x axis, and above the plane.</summary>
    public (double Azimuth, double Elevation) Camera { get; init; }

    public override Extent XExtent => Extent.Of(X.Centers[0], X.Centers[^1]);

    public override Extent YExtent => Extent.Of(Y.Centers[0], Y.Centers[^1]);

    public override bool Covers => true;

    /// <summary>The height at a place of the plane, bilinear between the four grid points around; NaN outside and at gaps.</summary>
    public double HeightAt(double x, double y)
    {
        var (column, u) = Within(X.Centers, x);
        var (row, v) = Within(Y.Centers, y);
        if (column < 0 || row < 0)
            return double.NaN;
        double bottom = Cells[row, column] * (1 - u) + Cells[row, column + 1] * u;
        double top = Cells[row + 1, column] * (1 - u) + Cells[row + 1, column + 1] * u;
        return bottom * (1 - v) + top * v;
    }

    // The interval that holds a value, and where in it; −1 outside.
    private static (int Index, double Part) Within(double[] centers, double value)
    {
        if (!(value >= centers[0] && value <= centers[^1]))
            return (-1, 0);
        int at = Array.BinarySearch(centers, value);
        int below = Math.Min(at >= 0 ? at : ~at - 1, centers.Length - 2);
        return (below, (value - centers[below]) / (centers[below + 1] - centers[below]));
    }
}
