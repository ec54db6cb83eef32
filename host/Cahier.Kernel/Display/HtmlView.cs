using System.Collections;
using System.Text;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Display;

/// <summary>A view of any value that has none of its own: tables for sequences, dictionaries and objects. Null where plain text says all.</summary>
internal static class HtmlView
{
    private const int MostRows = 20;
    private const int MostColumns = 20;

    public static string? Of(object? value) => value switch
    {
        null => null,
        _ when ValueShape.IsScalar(value) || ValueShape.IsOpaque(value) || value is Exception => null,
        IDictionary dictionary => Table([], dictionary.Keys.Cast<object?>().Select(key => Row(Header(key), Cell(dictionary[key!]))), dictionary.Count),
        Array { Rank: 2 } grid => Grid(grid),
        Array { Rank: > 2 } => null,
        _ when ValueShape.HasOwnText(value.GetType()) => null,
        IEnumerable sequence => Sequence(sequence),
        _ when ValueShape.MembersOf(value.GetType()) is { Length: > 0 } members =>
            Table([], members.Select(member => Row(Header(member.Name), Cell(ValueShape.Read(member, value)))), members.Length, bounded: false),
        _ => null,
    };

    private static string Sequence(IEnumerable sequence)
    {
        // One more than shown tells whether there are more; an endless sequence is looked at no further.
        var items = sequence.Cast<object?>().Take(MostRows + 1).ToList();
        long? count = sequence is ICollection collection ? collection.Count : items.Count <= MostRows ? items.Count : null;
        var members = items.All(item => item is not null && HasColumns(item)) && items.Select(item => item!.GetType()).Distinct().Count() == 1
            ? ValueShape.MembersOf(items[0]!.GetType()).Take(MostColumns).ToList()
            : [];

        return members.Count == 0
            ? Table([], items.Select((item, i) => Row(Header(i), Cell(item))), count)
            : Table(["", .. members.Select(member => member.Name)], items.Select((item, i) => Row([Header(i), .. members.Select(member => Cell(ValueShape.Read(member, item!)))])), count);
    }

    private static string Grid(Array grid)
    {
        var columns = Math.Min(grid.GetLength(1), MostColumns);
        return Table(
            [],
            Enumerable.Range(0, grid.GetLength(0)).Select(row => Row(
                [.. Enumerable.Range(0, columns).Select(column => Cell(grid.GetValue(row, column))), grid.GetLength(1) > columns ? "<td>…</td>" : ""])),
            grid.GetLength(0));
    }

    private static bool HasColumns(object item) =>
        !ValueShape.IsScalar(item) && !ValueShape.IsOpaque(item) && !ValueShape.IsSequence(item) && item is not Exception
        && !ValueShape.HasOwnText(item.GetType()) && ValueFormatter.OwnHtml(item) is null;

    private static string Table(string[] headers, IEnumerable<string> rows, long? count, bool bounded = true)
    {
        var html = new StringBuilder("<table class=\"cahier-value\">");
        if (headers.Length > 0)
        {
            html.Append("<thead><tr>").AppendJoin("", headers.Select(header => $"<th>{HtmlText.Escape(header)}</th>")).Append("</tr></thead>");
        }

        html.Append("<tbody>").AppendJoin("", bounded ? rows.Take(MostRows) : rows).Append("</tbody></table>");
        if (bounded && count is null or > MostRows)
        {
            var language = CellContext.CurrentOrLast?.Language ?? NotebookLanguage.English;
            var more = count is { } known ? KernelTexts.MoreRows(known - MostRows) : KernelTexts.MoreRowsUnknown;
            html.Append("<p>").Append(HtmlText.Escape(more.In(language))).Append("</p>");
        }

        return html.ToString();
    }

    private static string Row(params string[] cells) => $"<tr>{string.Concat(cells)}</tr>";

    private static string Header(object? value) => $"<th scope=\"row\">{HtmlText.Escape(PlainText.Of(value))}</th>";

    private static string Cell(object? value) =>
        $"<td>{(value is null ? null : ValueFormatter.OwnHtml(value)) ?? HtmlText.Escape(value as string ?? PlainText.Inside(value))}</td>";
}
