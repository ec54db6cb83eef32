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
            html.Append("<thead><tr>").AppendJoin("", headers.Select(header => $"<th scope=\"col\">{HtmlText.Escape(header)}</th>")).Append("</tr></thead>");
        }

        html.Append("<tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{HtmlText.Escape(cell)}</td>")).Append("</tr>");
        }

        return new MimeBundle().Add(ValueFormatter.Html, html.Append("</tbody></table>").ToString()).Add(ValueFormatter.Plain, Aligned(headers.Count > 0 ? [headers, .. rows] : rows));
    }

    /// <summary>Columns as wide as their widest text.</summary>
    public static string Aligned(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows.Select(row => row.Count).DefaultIfEmpty().Max()).Select(column => rows.Max(row => column < row.Count ? row[column].Length : 0))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }
}

/// <summary>Texts on their way into HTML.</summary>
internal static class HtmlText
{
    /// <summary>The four characters that mean something to HTML; WebUtility would also spell é as &amp;#233;.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
