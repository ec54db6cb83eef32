using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cahier.Kernel.Display;

/// <summary>One value in several forms, richest first as its source gives them; a client shows the best it can.</summary>
internal sealed class MimeBundle
{
    private readonly List<(string MimeType, string Text)> _forms = [];

    public IReadOnlyList<(string MimeType, string Text)> Forms => _forms;

    public bool Has(string mimeType) => _forms.Any(form => form.MimeType == mimeType);

    public MimeBundle Add(string mimeType, string text)
    {
        _forms.Add((mimeType, text));
        return this;
    }

    /// <summary>As Jupyter's <c>data</c>: JSON forms are JSON, all others are texts.</summary>
    public JsonObject ToJson()
    {
        var data = new JsonObject();
        foreach (var (mimeType, text) in _forms)
        {
            data[mimeType] = IsJson(mimeType) && TryParse(text, out var json) ? json : UnicodeText.Whole(text);
        }

        return data;
    }

    private static bool IsJson(string mimeType) =>
        mimeType.EndsWith("+json", StringComparison.OrdinalIgnoreCase) || mimeType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static bool TryParse(string text, out JsonNode? json)
    {
        try
        {
            json = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            json = null;
            return false;
        }
    }
}

/// <summary>Texts on their way into UTF-8.</summary>
internal static class UnicodeText
{
    /// <summary>The text with each half of a broken surrogate pair replaced: <c>"😀"[0]</c> is a legal char but no character.</summary>
    public static string Whole(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // A broken half is enumerated as U+FFFD: now it is worth copying.
            if (rune == Rune.ReplacementChar)
            {
                return string.Concat(text.EnumerateRunes());
            }
        }

        return text;
    }
}
