using System.Globalization;
using System.Net;
using System.Text;

namespace Cahier.Display;

/// <summary>A small table of results: words to the left, numbers to the right, in the format of the notebook's language.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class Table : IHtml
{
    private readonly string[] _columns;
    private readonly (string Text, bool Number)[][] _rows;
    private readonly string? _caption;

    /// <summary>A table of these rows.</summary>
    /// <param name="columns">What stands above each column.</param>
    /// <param name="rows">
    /// One value a column: integers are shown in full, other numbers with as many decimals as their column needs.
    /// </param>
    /// <param name="caption">What the table says, above it.</param>
    /// <exception cref="ArgumentException">A row does not have one value a column.</exception>
    public Table(IEnumerable<string> columns, IEnumerable<IReadOnlyList<object?>> rows, string? caption = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _columns = [.. columns];
        _caption = caption;
        IReadOnlyList<object?>[] values = [.. rows];
        for (var row = 0; row < values.Length; row++)
            if (values[row].Count != _columns.Length)
                throw new ArgumentException(Messages.RowOfAnotherLength(row, values[row].Count, _columns.Length), nameof(rows));

        int[] decimals = [.. _columns.Select((_, column) => values.Max(row => Decimals(row[column])) ?? 0)];
        _rows = [.. values.Select(row => row.Select((value, column) => Cell(value, decimals[column])).ToArray())];
    }

    /// <inheritdoc/>
    public string ToHtml()
    {
        var html = new StringBuilder("<table class=\"cahier-table\">");
        if (_caption is not null)
            html.Append("<caption>").Append(WebUtility.HtmlEncode(_caption)).Append("</caption>");
        html.Append("<thead><tr>");
        for (var column = 0; column < _columns.Length; column++)
        {
            html.Append("<th scope=\"col\"").Append(Alignment(HoldsNumbers(column)));
            html.Append(WebUtility.HtmlEncode(_columns[column])).Append("</th>");
        }
        html.Append("</tr></thead><tbody>");
        foreach (var row in _rows)
        {
            html.Append("<tr>");
            foreach (var (text, number) in row)
                html.Append("<td").Append(Alignment(number)).Append(WebUtility.HtmlEncode(text)).Append("</td>");
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The table as lines of text.</summary>
    public override string ToString()
    {
        var widths = _columns.Select((name, column) => _rows.Select(row => row[column].Text.Length).Append(name.Length).Max()).ToArray();
        string Line(IEnumerable<(string Text, bool Number)> cells) => string.Join("  ", cells.Select((cell, column) =>
            cell.Number ? cell.Text.PadLeft(widths[column]) : cell.Text.PadRight(widths[column]))).TrimEnd();

        return string.Join('\n', _rows.Select(Line).Prepend(Line(_columns.Select((name, column) => (name, HoldsNumbers(column))))));
    }

    /// <summary>How many decimals a number needs for four significant digits; null for what is not a number.</summary>
    private static int? Decimals(object? value) => value switch
    {
        int or long => 0,
        float or double when Number(value) is var number && double.IsFinite(number) && number != Math.Round(number) =>
            Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 4),
        float or double => 0,
        _ => null,
    };

    // One number of decimals a column, so that units stand under units.
    private static (string Text, bool Number) Cell(object? value, int decimals) => value switch
    {
        int or long => (NumberText.Grouped(Convert.ToInt64(value, CultureInfo.InvariantCulture)), true),
        float or double => (NumberText.Fixed(Number(value), decimals), true),
        _ => (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", false),
    };

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private bool HoldsNumbers(int column) => _rows.Length > 0 && _rows.All(row => row[column].Number);

    // An attribute rather than a class: the table must read well where there is no style sheet.
    private static string Alignment(bool number) => number ? " style=\"text-align:right\">" : " style=\"text-align:left\">";
}
