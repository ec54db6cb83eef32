using System.Collections;
using System.Globalization;
using System.Text;

namespace Cahier.Kernel.Display;

/// <summary>Any value as one text, bounded in length and depth, the same under every culture.</summary>
internal static class PlainText
{
    private const int MostItems = 50;
    private const int Deepest = 4;
    private const int LongestItem = 2_000;

    public static string Of(object? value) => value as string ?? Of(value, 0);

    /// <summary>As part of something else: a text in quotes, not too long.</summary>
    public static string Inside(object? value, int depth = 1) => Of(value, depth) is var text && text.Length > LongestItem ? string.Concat(text.AsSpan(0, LongestItem), "…") : text;

    private static string Of(object? value, int depth) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char character when depth > 0 => $"'{character}'",
        IFormattable formattable when ValueShape.IsScalar(value) => formattable.ToString(null, CultureInfo.InvariantCulture),
        Type type => TypeName.Of(type),
        _ when ValueShape.IsScalar(value) => value.ToString() ?? "",
        Task task => $"{TypeName.Of(task.GetType())} ({task.Status})",
        Exception exception => $"{exception.GetType().Name}: {exception.Message}",
        _ when ValueShape.IsOpaque(value) => TypeName.Of(value.GetType()),
        _ when depth >= Deepest => TypeName.Of(value.GetType()),
        IDictionary dictionary => Items(dictionary.Keys.Cast<object?>().Select(key => $"{Inside(key, depth + 1)}: {Inside(dictionary[key!], depth + 1)}"), "{ ", " }"),
        Array { Rank: 2 } grid => Items(Enumerable.Range(0, grid.GetLength(0)).Select(row =>
            Items(Enumerable.Range(0, grid.GetLength(1)).Select(column => Inside(grid.GetValue(row, column), depth + 1)), "[", "]")), "[", "]"),
        IEnumerable sequence when !ValueShape.HasOwnText(value.GetType()) => Items(sequence.Cast<object?>().Select(item => Inside(item, depth + 1)), "[", "]"),
        _ when ValueShape.IsTuple(value.GetType()) => Items(ValueShape.MembersOf(value.GetType()).Select(member => Inside(member.Read(value), depth + 1)), "(", ")"),
        _ when ValueShape.HasOwnText(value.GetType()) => value.ToString() ?? "",
        _ => Members(value, depth),
    };

    private static string Members(object value, int depth)
    {
        var members = ValueShape.MembersOf(value.GetType());
        var name = TypeName.Of(value.GetType());
        return members.Length == 0 ? name : Items(members.Select(member => $"{member.Name} = {Inside(ValueShape.Read(member, value), depth + 1)}"), name + " { ", " }").TrimStart();
    }

    private static string Items(IEnumerable<string> items, string open, string close)
    {
        var text = new StringBuilder(open);
        var count = 0;
        foreach (var item in items)
        {
            if (count == MostItems)
            {
                text.Append(", …");
                break;
            }

            text.Append(count++ == 0 ? "" : ", ").Append(item);
        }

        return text.Append(close).ToString();
    }
}
