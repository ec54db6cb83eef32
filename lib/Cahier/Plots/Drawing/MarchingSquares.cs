using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>
/// Where numbers on a grid reach a level, linear along the grid's edges (marching squares). Where a level crosses all four sides of a
/// cell, the bilinear function decides which corners are joined (Nielson and Hamann 1991).
/// </summary>
internal sealed class MarchingSquares
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _z;
    private readonly int _columns;
    private readonly double _level;
    private readonly Dictionary<int, (int A, int B)> _next = [];       // edge → the edges it is joined with in the cells beside it

    private MarchingSquares(double[] x, double[] y, double[] z, double level)
    {
        (_x, _y, _z, _columns, _level) = (x, y, z, x.Length, level);
    }

    /// <summary>The lines on which the numbers equal the level; closed ones end where they begin. Cells with a gap have none.</summary>
    public static List<(double X, double Y)[]> Lines(ColoredTrace trace, double level)
    {
        var squares = new MarchingSquares(trace.X.Centers, trace.Y.Centers, trace.Cells.Values.ToArray(), level);
        squares.March(needFinite: true);
        return squares.Trace();
    }

    /// <summary>The outlines of the region in which the numbers are at least the level, all closed; gaps lie outside.</summary>
    public static List<(double X, double Y)[]> Region(ColoredTrace trace, double level)
    {
        // A frame of −∞ around the grid, as far out as the grid itself, closes the lines along the border.
        int rows = trace.Cells.Rows + 2, columns = trace.Cells.Columns + 2;
        var framed = new double[rows * columns];
        Array.Fill(framed, double.NegativeInfinity);
        for (int row = 0; row < trace.Cells.Rows; row++)
        {
            for (int column = 0; column < trace.Cells.Columns; column++)
            {
                double value = trace.Cells[row, column];
                framed[(row + 1) * columns + column + 1] = double.IsFinite(value) ? value : double.NegativeInfinity;
            }
        }

        double[] x = trace.X.Centers, y = trace.Y.Centers;
        var squares = new MarchingSquares([x[0], .. x, x[^1]], [y[0], .. y, y[^1]], framed, level);
        squares.March(needFinite: false);
        return squares.Trace();
    }

    private void March(bool needFinite)
    {
        for (int row = 0; row + 1 < _y.Length; row++)
        {
            for (int column = 0; column + 1 < _columns; column++)
            {
                int corner = row * _columns + column;
                double a = _z[corner], b = _z[corner + 1], c = _z[corner + _columns + 1], d = _z[corner + _columns];
                if (!needFinite || double.IsFinite(a + b + c + d))
                    Cell(corner, a, b, c, d);
            }
        }
    }

    // The corners a, b, c, d go around the cell; so do its sides, the first from a to b.
    private void Cell(int corner, double a, double b, double c, double d)
    {
        int bottom = Across(corner), right = Up(corner + 1), top = Across(corner + _columns), left = Up(corner);
        int above = (a >= _level ? 1 : 0) | (b >= _level ? 2 : 0) | (c >= _level ? 4 : 0) | (d >= _level ? 8 : 0);
        switch (above)
        {
            case 1 or 14: Join(left, bottom); break;
            case 2 or 13: Join(bottom, right); break;
            case 4 or 11: Join(right, top); break;
            case 8 or 7: Join(top, left); break;
            case 3 or 12: Join(left, right); break;
            case 6 or 9: Join(bottom, top); break;
            case 5 or 10:
                // The saddle's own height: if it is above the level, so is the way between the two high corners.
                bool joined = (a * c - b * d) / (a + c - b - d) >= _level;
                bool aroundA = joined == (above == 10);
                Join(left, aroundA ? bottom : top);
                Join(right, aroundA ? top : bottom);
                break;
        }
    }

    private void Join(int edge, int other)
    {
        _next[edge] = _next.TryGetValue(edge, out var known) ? (known.A, other) : (other, -1);
        _next[other] = _next.TryGetValue(other, out known) ? (known.A, edge) : (edge, -1);
    }

    // Open lines first, from their ends; what is left is closed.
    private List<(double X, double Y)[]> Trace()
    {
        List<(double X, double Y)[]> lines = [];
        var seen = new HashSet<int>();
        foreach (var edge in _next.Where(pair => pair.Value.B < 0).Select(pair => pair.Key).Order())
            if (!seen.Contains(edge))
                lines.Add(Walk(edge, seen));
        foreach (var edge in _next.Keys.Order())
            if (!seen.Contains(edge))
                lines.Add([.. Walk(edge, seen), Crossing(edge)]);
        return lines;
    }

    private (double X, double Y)[] Walk(int edge, HashSet<int> seen)
    {
        List<(double X, double Y)> line = [];
        while (edge >= 0 && seen.Add(edge))
        {
            line.Add(Crossing(edge));
            var (a, b) = _next[edge];
            edge = !seen.Contains(a) ? a : b >= 0 && !seen.Contains(b) ? b : -1;
        }

        return [.. line];
    }

    private static int Across(int corner) => 2 * corner;

    private static int Up(int corner) => 2 * corner + 1;

    private (double X, double Y) Crossing(int edge)
    {
        int from = edge / 2, to = edge % 2 == 0 ? from + 1 : from + _columns;
        double a = _z[from], b = _z[to];
        double part = double.IsNegativeInfinity(a) ? 1 : double.IsNegativeInfinity(b) ? 0 : (_level - a) / (b - a);
        double x0 = _x[from % _columns], y0 = _y[from / _columns];
        return (x0 + part * (_x[to % _columns] - x0), y0 + part * (_y[to / _columns] - y0));
    }
}
