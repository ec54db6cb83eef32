using System.Text.Json;

namespace Cahier.Kernel.Display;

/// <summary>The forms of a value: its own where it has them, else a view for any value. Plain text is always among them.</summary>
internal static class ValueFormatter
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    private const string Json = "application/json";

    /// <summary>A value in the forms that were asked for, or in those it prefers.</summary>
    public static MimeBundle Format(object? value, IReadOnlyList<string> mimeTypes)
    {
        var bundle = new MimeBundle();
        // Looked at once, for a sequence may be another one the second time; and only if something of it is to be written.
        var node = new Lazy<ValueNode>(() => ValueReader.Read(value));
        foreach (var mimeType in mimeTypes.Count > 0 ? mimeTypes : PreferredTypes(value))
        {
            if (!bundle.Has(mimeType) && FormatAs(value, node, mimeType) is { } text)
            {
                bundle.Add(mimeType, text);
            }
        }

        return bundle.Has(Plain) ? bundle : bundle.Add(Plain, PlainOf(value, node));
    }

    /// <summary>A text that is already in the given form.</summary>
    public static MimeBundle AsIs(string text, string mimeType)
    {
        var bundle = new MimeBundle().Add(mimeType, text);
        return bundle.Has(Plain) ? bundle : bundle.Add(Plain, text);
    }

    /// <summary>Whether a value has HTML of its own; asking costs nothing.</summary>
    public static bool HasOwnHtml(object value) => FormatterSource.Of(value.GetType()) is not null || ToHtmlMethod.Exists(value);

    /// <summary>A value's own HTML, if its type has some.</summary>
    public static string? OwnHtml(object value) =>
        FormatterSource.Of(value.GetType())?.Format(value, Html) ?? ToHtmlMethod.Of(value);

    private static IEnumerable<string> PreferredTypes(object? value) => value switch
    {
        null => [Plain],
        _ when FormatterSource.Of(value.GetType()) is { } source => source.PreferredMimeTypes,
        _ => [Html, Plain],
    };

    private static string? FormatAs(object? value, Lazy<ValueNode> node, string mimeType) =>
        value is not null && FormatterSource.Of(value.GetType())?.Format(value, mimeType) is { } own ? own
        : mimeType switch
        {
            Plain => PlainOf(value, node),
            Html => (value is null ? null : ToHtmlMethod.Of(value)) ?? HtmlView.Of(node.Value),
            Json => JsonSerializer.Serialize(value),
            _ => null,
        };

    private static string PlainOf(object? value, Lazy<ValueNode> node) => value as string ?? PlainText.Of(node.Value);
}
