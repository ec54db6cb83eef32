using System.Text.Json.Nodes;
using Cahier.Kernel.Display;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.FrontDoors;

/// <summary>A cell's error as Jupyter's <c>error</c> content, with the places for an editor under <c>cahier</c>.</summary>
internal static class ErrorContent
{
    public static JsonObject Of(CellError error, int cell)
    {
        var content = Fields(error);
        content["cahier"] = new JsonObject
        {
            ["kind"] = error.Kind switch { CellErrorKind.Compile => "compile", CellErrorKind.Runtime => "runtime", _ => "interrupted" },
            ["cell"] = cell,
            ["spans"] = Spans(error.Spans),
        };
        return content;
    }

    public static JsonObject Fields(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = UnicodeText.Whole(error.Message),
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(UnicodeText.Whole(line)))]),
    };

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
