namespace Cahier.Kernel.Display;

/// <summary>A sequence whose items all have the same parts: a row each, a column for each part.</summary>
internal sealed record RowTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ValueNode>> Rows)
{
    private const int MostColumns = 20;

    /// <summary>The rows of a sequence; null when its items have no parts, or not the same.</summary>
    public static RowTable? Of(ListNode list)
    {
        if (list.Items.Count == 0 || list.Items[0] is not ObjectNode first
            || !list.Items.All(item => item is ObjectNode other
                && other.Members.Select(member => member.Name).SequenceEqual(first.Members.Select(member => member.Name))))
        {
            return null;
        }

        return new RowTable(
            [.. first.Members.Take(MostColumns).Select(member => member.Name)],
            [.. list.Items.Cast<ObjectNode>()
                .Select(item => (IReadOnlyList<ValueNode>)[.. item.Members.Take(MostColumns).Select(member => member.Value)])]);
    }

    /// <summary>Whether a column stands to the right.</summary>
    public bool IsNumeric(int column) => Rows.All(row => row[column] is TextNode { Kind: TextKind.Number });
}
