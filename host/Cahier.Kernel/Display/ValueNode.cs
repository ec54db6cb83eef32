namespace Cahier.Kernel.Display;

/// <summary>A value as it was looked at, once: what is written of it, as text and as HTML, is written from here.</summary>
internal abstract record ValueNode;

/// <summary>What a text is, for its quotation marks and for its place in a column.</summary>
internal enum TextKind
{
    /// <summary>A name, a date, a value that writes itself.</summary>
    Words,

    /// <summary>To the right, in a column.</summary>
    Number,

    /// <summary>In quotation marks, inside of something else.</summary>
    Quoted,
}

/// <summary>One line, or what a value says of itself.</summary>
internal sealed record TextNode(string Text, TextKind Kind = TextKind.Words) : ValueNode;

/// <summary>A sequence's first items.</summary>
/// <param name="Type">As one writes it; empty when nobody named it.</param>
/// <param name="Items">Those that were looked at.</param>
/// <param name="Count">How many there are in all; null when more are to come and nobody knows how many.</param>
/// <param name="Key">What a group has in common.</param>
internal sealed record ListNode(string Type, IReadOnlyList<ValueNode> Items, long? Count, ValueNode? Key = null) : ValueNode;

/// <summary>A dictionary's first entries.</summary>
internal sealed record MapNode(string Type, IReadOnlyList<(ValueNode Key, ValueNode Value)> Entries, long Count) : ValueNode;

/// <summary>An object's properties and fields.</summary>
/// <param name="Type">As one writes it; empty for tuples and anonymous types.</param>
/// <param name="Members">In the order they were written.</param>
/// <param name="IsTuple">Their names say nothing.</param>
internal sealed record ObjectNode(string Type, IReadOnlyList<(string Name, ValueNode Value)> Members, bool IsTuple = false) : ValueNode;

/// <summary>The corner of a matrix.</summary>
internal sealed record GridNode(string Type, IReadOnlyList<IReadOnlyList<ValueNode>> Rows, int RowCount, int ColumnCount) : ValueNode;

/// <summary>A value inside of another that has HTML of its own.</summary>
internal sealed record OwnNode(object Value, ValueNode Plain) : ValueNode;
