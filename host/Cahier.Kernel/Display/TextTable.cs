using System.Text;

namespace Cahier.Kernel.Display;

/// <summary>A small table of texts: aligned for a terminal, and as HTML.</summary>
internal static class TextTable
{
    /// <summary>Both forms.</summary>
    public static MimeBundle Of(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var html = new StringBuilder("<table class=\"cahier-value\">");
        if (headers.Count > 0)
        {
            html.Append("<thead><tr>").AppendJoin("", headers.Select(header => $"<th scope=\"col\">{HtmlText.Escape(header)}</th>"))
                .Append("</tr></thead>");
        }

        html.Append("<tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{HtmlText.Escape(cell)}</td>")).Append("</tr>");
        }

        return new MimeBundle()
            .Add(ValueFormatter.Html, html.Append("</tbody></table>").ToString())
            .Add(ValueFormatter.Plain, Aligned(headers.Count > 0 ? [headers, .. rows] : rows));
    }

    /// <summary>Columns as wide as their widest text.</summary>
    /// <param name="rows">With the headers as first one, where there are some.</param>
    /// <param name="toTheRight">Which columns stand to the right; none when not given.</param>
    public static string Aligned(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<bool>? toTheRight = null)
    {
        int[] widths = [.. Enumerable.Range(0, rows.Select(row => row.Count).DefaultIfEmpty().Max())
            .Select(column => rows.Max(row => column < row.Count ? row[column].Length : 0))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            toTheRight is not null && toTheRight[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd()));
    }
}
