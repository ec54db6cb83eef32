using System.Text.Json.Nodes;

namespace Cahier.Host.Notebooks;

/// <summary>What a notebook says of itself under `metadata.cahier`; each part is null where it is not said.</summary>
internal sealed record LessonMetadata(int? Number, string? Language, string? Title, string? Summary, int? Minutes)
{
    public static LessonMetadata Of(JsonObject? metadata)
    {
        var ours = metadata.Object("cahier");
        return new(ours.Integer("lesson"), ours.Text("language"), ours.Text("title"), ours.Text("summary"), ours.Integer("minutes"));
    }
}
