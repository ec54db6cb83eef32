using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Tests.Support;

/// <summary>Makes notebooks that fulfil the contract; a test then spoils the one thing it is about.</summary>
internal static class SampleNotebook
{
    /// <summary>A notebook of <paramref name="cells"/>, in which code and prose alternate as they are given.</summary>
    public static JsonObject Make(string language, params JsonObject[] cells) => new()
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject
        {
            ["cahier"] = new JsonObject
            {
                ["language"] = language,
                ["lesson"] = 1,
                ["minutes"] = 5,
                ["summary"] = language == "fr" ? "Un essai." : "A trial.",
                ["title"] = language == "fr" ? "Essai" : "Trial",
            },
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject
            {
                ["file_extension"] = ".cs",
                ["mimetype"] = "text/x-csharp",
                ["name"] = "polyglot-notebook",
                ["pygments_lexer"] = "csharp",
            },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    public static JsonObject Code(string id, string source, params string[] tags)
    {
        var metadata = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" },
        };
        if (tags.Length > 0)
            metadata["tags"] = new JsonArray([.. tags]);
        return new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = MultilineText.ToLines(source),
        };
    }

    public static JsonObject Prose(string id, string source) => new()
    {
        ["cell_type"] = "markdown",
        ["id"] = id,
        ["metadata"] = new JsonObject(),
        ["source"] = MultilineText.ToLines(source),
    };

    /// <summary>A sound lesson in one language.</summary>
    public static JsonObject Lesson(string language) => Make(
        language,
        Prose("title", language == "fr" ? "# Essai\n\nLe *carré* : $x^2$." : "# Trial\n\nThe *square*: $x^2$."),
        Code("setup", $$"""
            // {{(language == "fr" ? "La langue du cahier" : "The notebook's language")}}
            static class Language { public static string Current = ""; public static void Use(string code) => Current = code; }
            Language.Use("{{language}}");
            """),
        Code("square", language == "fr" ? "var x = 12;   // à changer\nConsole.WriteLine($\"carré : {x * x}\");\nx * x" : "var x = 12;   // change me\nConsole.WriteLine($\"square: {x * x}\");\nx * x"));

    /// <summary>Writes a notebook as our own writer does.</summary>
    public static string Text(JsonObject notebook) => NotebookJson.Write(notebook);
}
