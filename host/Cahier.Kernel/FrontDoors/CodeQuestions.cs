using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.FrontDoors;

/// <summary>Questions about code that does not run: is it whole, how could it go on, what is this.</summary>
internal static class CodeQuestions
{
    public static JsonObject IsComplete(CellSession session, JsonObject content) =>
        new() { ["status"] = CodeCompletion.Status(session.Compiler, content.Text("code") ?? ""), ["indent"] = "    " };

    public static JsonObject Complete(CellSession session, JsonObject content)
    {
        var code = content.Text("code") ?? "";
        var found = CodeCompletion.At(session.Compiler, code, CodePosition.FromCodePoints(code, content.Integer("cursor_pos")));
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => JsonValue.Create(item.Name))]),
            ["cursor_start"] = CodePosition.ToCodePoints(code, found.Start),
            ["cursor_end"] = CodePosition.ToCodePoints(code, found.End),
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Items.Select(item => new JsonObject { ["text"] = item.Name, ["type"] = item.Kind, ["signature"] = item.Signature })]),
            },
        };
    }

    public static JsonObject Inspect(CellSession session, JsonObject content)
    {
        var code = content.Text("code") ?? "";
        var signature = CodeCompletion.SignatureAt(session.Compiler, code, CodePosition.FromCodePoints(code, content.Integer("cursor_pos")));
        return new()
        {
            ["status"] = "ok",
            ["found"] = signature is not null,
            ["data"] = signature is null ? [] : new JsonObject { ["text/plain"] = signature },
            ["metadata"] = new JsonObject(),
        };
    }
}

/// <summary>Jupyter counts a cursor in Unicode code points, .NET in UTF-16 units.</summary>
internal static class CodePosition
{
    public static int FromCodePoints(string code, int? position)
    {
        var index = 0;
        for (var left = position ?? int.MaxValue; left > 0 && index < code.Length; left--)
        {
            index += char.IsSurrogatePair(code, index) ? 2 : 1;
        }

        return index;
    }

    public static int ToCodePoints(string code, int index)
    {
        var count = 0;
        for (var i = 0; i < index; count++)
        {
            i += char.IsSurrogatePair(code, i) ? 2 : 1;
        }

        return count;
    }
}
