using System.Numerics;
using Cahier.Plots.Model;

namespace Cahier.Plots;

public static partial class Chart
{
    /// <summary>A line through points. Several lines: <see cref="Combine"/>.</summary>
    /// <param name="x">[N]</param>
    /// <param name="y">[N]; a value that is not finite interrupts the line.</param>
    /// <param name="name">What the legend calls the line.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="showMarkers">Whether each point is marked too.</param>
    /// <param name="dashed">Whether the line is broken: a bound, a target, a comparison.</param>
    /// <param name="color">As #rrggbb; without it the next of a palette that colour-blind readers tell apart.</param>
    /// <exception cref="ArgumentException">x and y are not of one length.</exception>
    public static Figure Line<TX, TY>(
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        string? name = null,
        string? title = null,
        bool showMarkers = false,
        bool dashed = false,
        string? color = null)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        double[] xs = Numbers.From(x), ys = Numbers.From(y);
        Numbers.RequireSameLength(xs.Length, ys.Length, "Chart.Line, x, y");
        var trace = new PointsTrace(xs, ys)
        {
            Line = true,
            Markers = showMarkers,
            Dashed = dashed,
            Name = name,
            Color = CssColor.Checked(color),
        };
        return Single(trace, title);
    }

    /// <summary>A line through values at 0, 1, 2, … (steps, epochs).</summary>
    /// <inheritdoc cref="Line{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, string?, bool, bool, string?)"/>
    public static Figure Line<T>(
        IEnumerable<T> y,
        string? name = null,
        string? title = null,
        bool showMarkers = false,
        bool dashed = false,
        string? color = null)
        where T : INumber<T>
    {
        var ys = Numbers.From(y);
        return Line(Numbers.Indices(ys.Length), ys, name, title, showMarkers, dashed, color);
    }
}
