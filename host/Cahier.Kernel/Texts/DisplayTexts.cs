using System.Globalization;

namespace Cahier.Kernel.Texts;

/// <summary>What stands around values that are shown.</summary>
internal static class DisplayTexts
{
    public static Text More(long count) => new($"… {Grouped(count, '\u202F')} de plus", $"… {Grouped(count, ',')} more");
    public static Text MoreUnknown => new("… et d'autres", "… and more");
    public static Text Items(string type, long? count) => new(
        WithType(type, count switch { null => "suite", 1 => "1 élément", _ => $"{Grouped(count.Value, '\u202F')} éléments" }),
        WithType(type, count switch { null => "sequence", 1 => "1 item", _ => $"{Grouped(count.Value, ',')} items" }));
    public static Text Itself => new("(lui-même)", "(itself)");
    public static Text Key => new("clé", "key");
    public static Text Value => new("valeur", "value");
    public static Text AwaitIt => new("écrivez await devant pour obtenir sa valeur", "write await in front of it to get its value");
    public static Text AsyncSequence => new("lisez-la avec await foreach", "read it with await foreach");

    private static string Grouped(long count, char separator) => count.ToString("N0", CultureInfo.InvariantCulture).Replace(',', separator);

    private static string WithType(string type, string count) => type.Length == 0 ? count : $"{type}, {count}";
}
