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
        foreach (var mimeType in mimeTypes.Count > 0 ? mimeTypes : PreferredTypes(value))
        {
            if (!bundle.Has(mimeType) && FormatAs(value, mimeType) is { } text)
            {
                bundle.Add(mimeType, text);
            }
        }

        return bundle.Has(Plain) ? bundle : bundle.Add(Plain, PlainText.Of(value));
    }

    /// <summary>A text that is already in the given form.</summary>
    public static MimeBundle AsIs(string text, string mimeType)
    {
        var bundle = new MimeBundle().Add(mimeType, text);
        return bundle.Has(Plain) ? bundle : bundle.Add(Plain, text);
    }

    /// <summary>A value's own HTML, if its type has some.</summary>
    public static string? OwnHtml(object value) =>
        FormatterSource.Of(value.GetType())?.Format(value, Html) ?? ToHtmlMethod.Of(value);

    private static IEnumerable<string> PreferredTypes(object? value) => value switch
    {
        null => [Plain],
        _ when FormatterSource.Of(value.GetType()) is { } source => source.PreferredMimeTypes,
        _ => [Html, Plain],
    };

    private static string? FormatAs(object? value, string mimeType) =>
        value is not null && FormatterSource.Of(value.GetType())?.Format(value, mimeType) is { } own ? own
        : mimeType switch
        {
            Plain => PlainText.Of(value),
            Html => (value is null ? null : ToHtmlMethod.Of(value)) ?? HtmlView.Of(value),
            Json => JsonSerializer.Serialize(value),
            _ => null,
        };
}
