using System.Numerics;
using Cahier.Plots.Model;

namespace Cahier.Plots;

public static partial class Chart
{
    /// <summary>A bar for each category. Several series side by side: <see cref="Combine"/>, with the same categories.</summary>
    /// <param name="x">N categories, words or numbers.</param>
    /// <param name="y">[N]</param>
    /// <param name="name">What the legend calls the series.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="color">As #rrggbb; without it the next of the palette.</param>
    /// <exception cref="ArgumentException">x and y are not of one length, or empty.</exception>
    public static Figure Column<T>(Labels x, IEnumerable<T> y, string? name = null, string? title = null, string? color = null)
        where T : INumber<T>
    {
        var values = Numbers.From(y);
        Numbers.RequireSameLength(x.Texts.Length, values.Length, "Chart.Column, x, y");
        if (values.Length == 0)
            throw new ArgumentException(Messages.Empty("Chart.Column"), nameof(y));
        var trace = new ColumnTrace(x.Texts, values) { Name = name, Color = CssColor.Checked(color) };
        return Single(trace, title, new AxisOptions { Words = x.Texts });
    }
}
