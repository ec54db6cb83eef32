using System.Globalization;
using System.Text;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    // Longer axes are shown by their first and last entries.
    private const int LongestShown = 8;
    private const int EdgeShown = 3;
    private const int MostDecimals = 4;

    /// <summary>The numbers in brackets, as NumPy shows them; long axes abbreviated.</summary>
    public override string ToString()
    {
        if (Rank == 0)
            return Format(AsSpan()[0], MostDecimals);

        float[] shown = [.. ShownElements(axis: 0, start: 0)];
        var decimals = Decimals(shown);
        // The numbers of a column stand under each other; a vector has no columns.
        var width = Rank == 1 ? 0 : shown.Select(value => Format(value, decimals).Length).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        Print(text, axis: 0, start: 0, decimals, width);
        return text.ToString();
    }

    /// <summary>The shape, and the numbers as a small table; long axes abbreviated.</summary>
    public string ToHtml() => ToHtml(nameof(Tensor));

    /// <summary>The same under another name.</summary>
    internal string ToHtml(string name)
    {
        var text = new StringBuilder($"<figure class=\"cahier-tensor\"><figcaption>{name} {_shape}</figcaption>");
        var decimals = Decimals(ShownElements(axis: 0, start: 0));
        var (rows, columns) = Rank switch { 0 => (1, 1), 1 => (1, _shape[0]), _ => (_shape[-2], _shape[-1]) };
        var matrices = rows * columns == 0 ? 0 : Count / (rows * columns);
        foreach (var matrix in Shown(matrices))
            AppendTable(text, matrix, rows, columns, decimals);
        return text.Append("</figure>").ToString();
    }

    private void AppendTable(StringBuilder text, int matrix, int rows, int columns, int decimals)
    {
        if (matrix < 0)
        {
            text.Append("<p>⋮</p>");
            return;
        }

        text.Append("<table style=\"text-align:right\">");
        foreach (var row in Shown(rows))
        {
            text.Append("<tr>");
            foreach (var column in Shown(columns))
            {
                text.Append("<td>");
                text.Append(row < 0 ? "⋮" : column < 0 ? "…" : Format(AsSpan()[(matrix * rows + row) * columns + column], decimals));
                text.Append("</td>");
            }
            text.Append("</tr>");
        }
        text.Append("</table>");
    }

    private void Print(StringBuilder text, int axis, int start, int decimals, int width)
    {
        var step = _shape.CountOf(axis + 1, Rank);
        var separator = axis == Rank - 1 ? ", " : "," + new string('\n', Rank - 1 - axis) + new string(' ', axis + 1);
        text.Append('[');
        var first = true;
        foreach (var i in Shown(_shape[axis]))
        {
            text.Append(first ? "" : separator);
            first = false;
            if (i < 0)
                text.Append('…');
            else if (axis == Rank - 1)
                text.Append(Format(AsSpan()[start + i], decimals).PadLeft(width));
            else
                Print(text, axis + 1, start + i * step, decimals, width);
        }
        text.Append(']');
    }

    /// <summary>The elements that <see cref="Print"/> shows.</summary>
    private IEnumerable<float> ShownElements(int axis, int start) =>
        axis == Rank
            ? [AsSpan()[start]]
            : Shown(_shape[axis]).Where(i => i >= 0).SelectMany(i => ShownElements(axis + 1, start + i * _shape.CountOf(axis + 1, Rank)));

    /// <summary>The indices to show of an axis, −1 standing for those left out.</summary>
    private static IEnumerable<int> Shown(int length) =>
        length <= LongestShown
            ? Enumerable.Range(0, length)
            : [.. Enumerable.Range(0, EdgeShown), -1, .. Enumerable.Range(length - EdgeShown, EdgeShown)];

    /// <summary>How many decimals these numbers need, up to four; in a matrix all get as many, so that points stand under points.</summary>
    private int Decimals(IEnumerable<float> shown) =>
        Rank < 2 ? MostDecimals : shown.Where(IsPlain).Select(DecimalsOf).DefaultIfEmpty().Max();

    private static int DecimalsOf(float value)
    {
        var digits = value.ToString("0.####", CultureInfo.InvariantCulture);
        return digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
    }

    /// <summary>Whether a number is neither so large nor so small that it needs a power of ten.</summary>
    private static bool IsPlain(float value) => MathF.Abs(value) is >= 1e-3f and < 1e6f;

    private string Format(float value, int decimals) => value switch
    {
        0 => "0",       // −0 too; without decimals, so that what is exactly 0 (hidden, cut off) is seen
        float.PositiveInfinity => "∞",
        float.NegativeInfinity => "-∞",
        _ when !IsPlain(value) => value.ToString("0.###e+0", CultureInfo.InvariantCulture),
        _ => value.ToString("0." + new string(Rank < 2 ? '#' : '0', decimals), CultureInfo.InvariantCulture),
    };
}
