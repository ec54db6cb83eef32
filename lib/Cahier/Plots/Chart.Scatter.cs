using System.Numerics;
using Cahier.Plots.Model;

namespace Cahier.Plots;

public static partial class Chart
{
    /// <summary>Points in the plane, perhaps in groups that differ by colour and shape, perhaps with words beside them.</summary>
    /// <param name="x">[N]</param>
    /// <param name="y">[N]</param>
    /// <param name="labels">N words, drawn where there is room.</param>
    /// <param name="groups">The group of each point, N words or numbers (classes, say).</param>
    /// <param name="name">What the legend calls the points, where they have no groups.</param>
    /// <param name="title">Above the figure.</param>
    /// <exception cref="ArgumentException">Not everything is of one length.</exception>
    public static Figure Scatter<TX, TY>(
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        Labels labels = default,
        Labels groups = default,
        string? name = null,
        string? title = null)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        double[] xs = Numbers.From(x), ys = Numbers.From(y);
        Numbers.RequireSameLength(xs.Length, ys.Length, "Chart.Scatter, x, y");
        var words = labels.Given ? labels.Texts : null;
        if (words is not null)
            Numbers.RequireSameLength(xs.Length, words.Length, "Chart.Scatter, x, labels");
        if (!groups.Given)
            return Single(new PointsTrace(xs, ys) { Markers = true, Labels = words, Name = name }, title);

        Numbers.RequireSameLength(xs.Length, groups.Texts.Length, "Chart.Scatter, x, groups");
        var traces = Enumerable.Range(0, xs.Length).GroupBy(i => groups.Texts[i]).Select(Trace (members) =>
        {
            int[] at = [.. members];
            return new PointsTrace([.. at.Select(i => xs[i])], [.. at.Select(i => ys[i])])
            {
                Markers = true,
                Name = members.Key,
                Labels = words is null ? null : [.. at.Select(i => words[i])],
            };
        });
        return new Figure([new Panel([.. traces], new AxisOptions(), new AxisOptions())]).WithTitle(title);
    }
}
