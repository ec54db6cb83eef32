using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Display;

/// <summary>A value as text: one line as one would write it in C#, lines and columns where there are rows.</summary>
internal static class PlainText
{
    private const int LongestItem = 2_000;
    private const int WidestColumn = 60;
    private const int MostRows = 20;

    /// <summary>As a result or a display; a text stays as it is.</summary>
    public static string Of(object? value) => value as string ?? Of(ValueReader.Read(value));

    /// <summary>The same of what was looked at.</summary>
    public static string Of(ValueNode node) => node switch
    {
        TextNode text => text.Text,
        GridNode grid => Grid(grid),
        ListNode list when RowTable.Of(list) is { } table => Table(table, list),
        _ => Line(node),
    };

    /// <summary>As part of something else: one line, not too long.</summary>
    public static string Line(ValueNode node)
    {
        var line = node switch
        {
            TextNode { Kind: TextKind.Quoted } text => $"\"{text.Text}\"",
            TextNode text => text.Text,
            ListNode list => (list.Key is { } key ? Line(key) + ": " : "") + $"[{Items(list.Items.Select(Line), Hidden(list))}]",
            MapNode { Entries.Count: 0 } => "{}",
            MapNode map => $"{{ {Items(map.Entries.Select(Entry), map.Count - map.Entries.Count)} }}",
            GridNode grid => $"[{Items(grid.Rows.Select(row => Row(row, grid)), grid.RowCount - grid.Rows.Count)}]",
            ObjectNode { IsTuple: true } tuple => $"({Items(tuple.Members.Select(member => Line(member.Value)), 0)})",
            ObjectNode @object => $"{@object.Type} {{ {Items(@object.Members.Select(Member), 0)} }}".TrimStart(),
            OwnNode own => Line(own.Plain),
            _ => "",
        };
        return line.Length > LongestItem ? string.Concat(line.AsSpan(0, LongestItem), "…") : line;
    }

    private static string Entry((ValueNode Key, ValueNode Value) entry) => $"{Line(entry.Key)}: {Line(entry.Value)}";

    private static string Member((string Name, ValueNode Value) member) => $"{member.Name} = {Line(member.Value)}";

    private static string Row(IReadOnlyList<ValueNode> row, GridNode grid) => $"[{Items(row.Select(Line), grid.ColumnCount - row.Count)}]";

    private static string Items(IEnumerable<string> items, long? hidden) => string.Join(", ", hidden is 0 ? items : items.Append("…"));

    private static long? Hidden(ListNode list) => list.Count - list.Items.Count;

    // Rows of objects, in columns, for a terminal.
    private static string Table(RowTable table, ListNode list)
    {
        string[][] rows = [.. table.Rows.Take(MostRows)
            .Select(row => row.Select(cell => Cut(cell is TextNode text ? text.Text : Line(cell))).ToArray())];
        bool[] numbers = [.. table.Columns.Select((_, column) => table.IsNumeric(column))];
        var text = TextTable.Aligned([table.Columns, .. rows], numbers);
        var hidden = list.Count - rows.Length;
        return hidden is 0 ? text : $"{text}\n{More(hidden)}";
    }

    private static string Cut(string cell) =>
        cell.ReplaceLineEndings(" ") is var line && line.Length > WidestColumn ? line[..(WidestColumn - 1)] + "…" : line;

    private static string Grid(GridNode grid)
    {
        string[][] cells = [.. grid.Rows.Select(row => row.Select(Line).Concat(row.Count < grid.ColumnCount ? ["…"] : []).ToArray())];
        var width = cells.SelectMany(row => row).Select(cell => cell.Length).DefaultIfEmpty().Max();
        var lines = cells.Select(row => $"[{string.Join(", ", row.Select(cell => cell.PadLeft(width)))}]");
        return $"[{string.Join(",\n ", grid.Rows.Count < grid.RowCount ? lines.Append("…") : lines)}]";
    }

    private static string More(long? hidden) =>
        (hidden is { } count ? DisplayTexts.More(count) : DisplayTexts.MoreUnknown)
            .In(CellContext.CurrentOrLast?.Language ?? NotebookLanguage.English);
}
