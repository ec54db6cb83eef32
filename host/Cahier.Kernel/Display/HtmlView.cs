using System.Globalization;
using System.Text;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Display;

/// <summary>
/// A view of any value that has none of its own: tables for sequences, dictionaries, matrices and objects; what they hold is folded. Null
/// where plain text says all. Colours are left to the page, so it suits a light and a dark one; alignment is said here, for pages differ in
/// it.
/// </summary>
internal sealed class HtmlView
{
    private const int MostRows = 20;
    private const int MostColumns = 20;
    private const int ShortText = 60;

    private readonly NotebookLanguage _language = CellContext.CurrentOrLast?.Language ?? NotebookLanguage.English;

    /// <summary>The view of a value.</summary>
    public static string? Of(object? value) => Of(ValueReader.Read(value));

    /// <summary>The view of what was looked at.</summary>
    public static string? Of(ValueNode node) => node switch
    {
        TextNode => null,
        // Numbers in a row are read faster than under each other.
        ListNode list when list.Items.All(item => item is TextNode { Kind: TextKind.Number }) => null,
        _ => new HtmlView().View(node),
    };

    private string? View(ValueNode node) => node switch
    {
        ListNode { Items.Count: 0 } or MapNode { Entries.Count: 0 } => null,
        ListNode list when RowTable.Of(list) is { } rows => Rows(list, rows),
        ListNode list => Table(
            DisplayTexts.Items(list.Type, list.Count).In(_language),
            [],
            list.Items.Take(MostRows).Select((item, i) => item is ListNode { Key: { } key } group
                ? Row(Header(PlainOf(key)), Left(group with { Key = null }))
                : Row(Header(Index(i)), Left(item))),
            list.Count - Math.Min(list.Items.Count, MostRows)),
        MapNode map => Table(
            DisplayTexts.Items(map.Type, map.Count).In(_language),
            [DisplayTexts.Key.In(_language), DisplayTexts.Value.In(_language)],
            map.Entries.Take(MostRows).Select(entry => Row(Header(PlainOf(entry.Key)), Left(entry.Value))),
            map.Count - Math.Min(map.Entries.Count, MostRows)),
        GridNode grid => Grid(grid),
        ObjectNode @object => Table(@object.Type, [], @object.Members.Select(member => Row(Header(member.Name), Left(member.Value))), 0),
        OwnNode own => ValueFormatter.OwnHtml(own.Value),
        _ => null,
    };

    private string Rows(ListNode list, RowTable rows) => Table(
        DisplayTexts.Items(list.Type, list.Count).In(_language),
        ["", .. rows.Columns],
        rows.Rows.Take(MostRows).Select((row, i) => Row([Header(Index(i)), .. row.Select(Cell)])),
        list.Count - Math.Min(list.Items.Count, MostRows));

    private string Grid(GridNode grid)
    {
        var columns = Math.Min(grid.ColumnCount, MostColumns);
        string[] rest = columns < grid.ColumnCount ? ["…"] : [];
        return Table(
            grid.Type.Replace("[,]", $"[{Index(grid.RowCount)}, {Index(grid.ColumnCount)}]", StringComparison.Ordinal),
            ["", .. Enumerable.Range(0, columns).Select(Index), .. rest],
            grid.Rows.Take(MostRows)
                .Select((row, i) => Row([Header(Index(i)), .. row.Take(columns).Select(Cell), .. rest.Select(dots => $"<td>{dots}</td>")])),
            grid.RowCount - Math.Min(grid.Rows.Count, MostRows));
    }

    private string Table(string caption, IReadOnlyList<string> headers, IEnumerable<string> rows, long? hidden)
    {
        var html = new StringBuilder("<table class=\"cahier-value\">");
        if (caption.Length > 0)
        {
            html.Append("<caption style=\"text-align:left;white-space:nowrap\">").Append(HtmlText.Escape(caption)).Append("</caption>");
        }

        if (headers.Count > 0)
        {
            // The corner above row headers is no header of anything.
            html.Append("<thead><tr>")
                .AppendJoin("", headers.Select(ColumnHeader))
                .Append("</tr></thead>");
        }

        html.Append("<tbody>").AppendJoin("", rows).Append("</tbody>");
        if (hidden is not 0)
        {
            var more = hidden is { } count ? DisplayTexts.More(count) : DisplayTexts.MoreUnknown;
            html.Append(CultureInfo.InvariantCulture, $"<tfoot><tr><td colspan=\"{Math.Max(headers.Count, 2)}\" style=\"text-align:left\">")
                .Append(HtmlText.Escape(more.In(_language))).Append("</td></tr></tfoot>");
        }

        return html.Append("</table>").ToString();
    }

    private static string Row(params string[] cells) => $"<tr>{string.Concat(cells)}</tr>";

    private static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static string ColumnHeader(string text) => text.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{HtmlText.Escape(text)}</th>";

    private static string Header(string text) => $"<th scope=\"row\" style=\"text-align:left\">{HtmlText.Escape(text)}</th>";

    // In a column of numbers, units stand under units.
    private string Cell(ValueNode node) => node is TextNode { Kind: TextKind.Number } number
        ? $"<td style=\"text-align:right\">{HtmlText.Escape(number.Text)}</td>"
        : Left(node);

    private string Left(ValueNode node) => $"<td style=\"text-align:left\">{Inner(node)}</td>";

    private string Inner(ValueNode node)
    {
        if (node is OwnNode own)
        {
            return ValueFormatter.OwnHtml(own.Value) ?? HtmlText.Escape(PlainOf(own.Plain));
        }

        var text = PlainOf(node);
        return text.Length <= ShortText
            ? HtmlText.Escape(text)
            : $"<details><summary>{HtmlText.Escape(Start(text))}</summary>{View(node) ?? HtmlText.Escape(text)}</details>";
    }

    private static string Start(string text) => text.AsSpan(0, ShortText).TrimEnd().ToString() + "…";

    private static string PlainOf(ValueNode node) => node is TextNode text ? text.Text : PlainText.Line(node);
}
