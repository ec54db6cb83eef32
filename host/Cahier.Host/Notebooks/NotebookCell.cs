using System.Text.Json.Nodes;

namespace Cahier.Host.Notebooks;

/// <summary>One cell, as a view on the notebook's JSON.</summary>
/// <param name="json">The cell's object in the notebook.</param>
/// <param name="position">Its place among all cells, from 1.</param>
/// <param name="number">Its place among the code cells, from 1; 0 for prose. It is the number a reader sees after Run all.</param>
internal sealed class NotebookCell(JsonObject json, int position, int number)
{
    public const string Code = "code";
    public const string Markdown = "markdown";

    public JsonObject Json { get; } = json;

    public int Position { get; } = position;

    public int Number { get; } = number;

    public string Kind => Json.Text("cell_type") ?? "";

    public bool IsCode => Kind == Code;

    public bool IsMarkdown => Kind == Markdown;

    public string? Id => Json.Text("id");

    public string Source => Json.MultilineText("source") ?? "";

    public JsonObject? Metadata => Json.Object("metadata");

    public JsonArray Outputs => Json.Array("outputs") ?? [];

    public int? ExecutionCount => Json.Integer("execution_count");

    /// <summary>The language the cell's own metadata names, or null.</summary>
    public string? Language =>
        Metadata.Object("dotnet_interactive").Text("language") ?? Metadata.Object("polyglot_notebook").Text("kernelName");

    /// <summary>How messages name it: a code cell by the number a reader sees, prose by its place; both with the id to search for.</summary>
    public string Name => (IsCode ? $"cell {Number}" : $"cell at position {Position}") + (Id is { } id ? $" [{id}]" : "");

    public bool HasTag(string tag) =>
        Metadata.Array("tags")?.OfType<JsonValue>().Any(value => value.TryGetValue(out string? text) && text == tag) ?? false;
}
