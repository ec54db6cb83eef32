using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cahier.Kernel.Messages;

/// <summary>Messages that other programs wrote. Of their fields, absent and of the wrong kind are the same.</summary>
internal static class JsonReading
{
    // Twice the same field would only be found out when the object is first looked at.
    private static readonly JsonDocumentOptions _once = new() { AllowDuplicateProperties = false };

    /// <summary>Reads JSON whose every text can be read too: .NET looks at those only when they are asked for.</summary>
    /// <exception cref="JsonException">It is no JSON, or holds a text that is no Unicode.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        var node = JsonNode.Parse(utf8, documentOptions: _once);
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException(exception.Message, exception);
        }

        return node;
    }

    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static int? Integer(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    public static bool Flag(this JsonObject json, string name, bool otherwise) =>
        json[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : otherwise;
}
