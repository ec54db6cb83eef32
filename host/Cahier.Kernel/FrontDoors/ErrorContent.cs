using System.Text.Json.Nodes;
using Cahier.Kernel.Display;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.FrontDoors;

/// <summary>A cell's error as Jupyter's <c>error</c> content, with the places for an editor under <c>cahier</c>.</summary>
internal static class ErrorContent
{
    private const string Red = "\u001b[31m";
    private const string Default = "\u001b[0m";

    public static JsonObject Of(CellError error, int cell, bool colours)
    {
        var content = Fields(error, colours);
        content["cahier"] = new JsonObject
        {
            ["kind"] = error.Kind switch { CellErrorKind.Compile => "compile", CellErrorKind.Runtime => "runtime", CellErrorKind.Interrupted => "interrupted", _ => "died" },
            ["cell"] = cell,
            ["spans"] = Spans(error.Spans),
        };
        return content;
    }

    /// <param name="error">What happened.</param>
    /// <param name="colours">As Jupyter's clients show it: what happened in red, the way there in the usual colour. Our page colours by itself.</param>
    public static JsonObject Fields(CellError error, bool colours) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = UnicodeText.Whole(error.Message),
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(UnicodeText.Whole(colours ? Coloured(line) : line)))]),
    };

    // The lines of the way there are indented.
    private static string Coloured(string line) => line.StartsWith(' ') ? line : Red + line + Default;

    public static JsonArray Spans(IEnumerable<CellSpan> spans) => new([.. spans.Select(span => new JsonObject
    {
        ["line"] = span.Line,
        ["column"] = span.Column,
        ["endLine"] = span.EndLine,
        ["endColumn"] = span.EndColumn,
        ["id"] = span.Id,
        ["severity"] = span.Severity,
        ["message"] = UnicodeText.Whole(span.Message),
    })]);
}
