using System.Text.Json.Nodes;

namespace Cahier.Host.Notebooks;

/// <summary>Reading JSON that somebody else wrote: a member of another type than expected counts as absent.</summary>
internal static class JsonAccess
{
    extension(JsonNode? node)
    {
        /// <summary>The member as an object, or null.</summary>
        public JsonObject? Object(string name) => (node as JsonObject)?[name] as JsonObject;

        /// <summary>The member as a list, or null.</summary>
        public JsonArray? Array(string name) => (node as JsonObject)?[name] as JsonArray;

        /// <summary>The member as a string, or null.</summary>
        public string? Text(string name) =>
            (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

        /// <summary>The member as a whole number, or null.</summary>
        public int? Integer(string name) =>
            (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

        /// <summary>The member as text that nbformat lets be one string or a list of them, or null.</summary>
        public string? MultilineText(string name) => (node as JsonObject)?[name] switch
        {
            JsonValue value when value.TryGetValue(out string? text) => text,
            JsonArray lines => string.Concat(lines.OfType<JsonValue>().Select(line => line.TryGetValue(out string? text) ? text : "")),
            _ => null,
        };
    }
}
