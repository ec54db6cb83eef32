using System.Text.Json.Nodes;
using Cahier.Kernel.Code;
using Cahier.Kernel.Code.Completion;
using Cahier.Kernel.Code.Signatures;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.FrontDoors;

/// <summary>
/// The contents of replies to <see cref="CodeQuestions"/>. Places in <c>execute_reply</c> and in diagnoses are lines and columns from 1;
/// all others are Unicode code points, except the places in a signature's label, which count as JavaScript does.
/// </summary>
internal static class CodeAnswers
{
    // A list of everything in scope has thousands; who wants to know more about one of those asks with inspect_request.
    private const int MostDescribed = 100;

    /// <summary>
    /// Jupyter's <c>complete_reply</c>. Under <c>metadata.cahier.items</c>, in the order of <c>matches</c>:
    /// <c>{text, type, signature, documentation, overloads, deprecated}</c>, of which only text and type are always there.
    /// <c>type</c> is one of CodeMirror's: class, constant, enum, function, interface, keyword, method, namespace, property, text, type,
    /// variable; or file, folder.
    /// </summary>
    public static JsonObject Completion(CompletionList found, CodeQuestion asked, CodeAnalyst analyst, NotebookLanguage language)
    {
        var (start, end) = (CodePosition.ToCodePoints(asked.Code, found.Start), CodePosition.ToCodePoints(asked.Code, found.End));
        var compilation = analyst.Previous(asked.Before);
        var described = found.Items
            .Select((item, i) => CompletionDescription.Of(item, i < MostDescribed ? analyst.Documentation : null, compilation, language))
            .ToList();
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => JsonValue.Create(item.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. described.Select(item => new JsonObject
                {
                    ["text"] = item.Item.Text,
                    ["type"] = item.Item.Kind,
                    ["signature"] = item.Signature,
                    ["start"] = start,
                    ["end"] = end,
                })]),
                ["cahier"] = new JsonObject { ["items"] = new JsonArray([.. described.Select(Item)]) },
            },
        };
    }

    /// <summary>
    /// Jupyter's <c>inspect_reply</c>, in plain text and Markdown. Under <c>metadata.cahier</c> <c>{start, end}</c> of the name.
    /// </summary>
    public static JsonObject Inspection(Hover? hover, CodeQuestion asked) => new()
    {
        ["status"] = "ok",
        ["found"] = hover is not null,
        ["data"] = hover is null ? [] : new JsonObject { ["text/plain"] = hover.PlainText, ["text/markdown"] = hover.Markdown },
        ["metadata"] = hover is null ? [] : new JsonObject
        {
            ["cahier"] = new JsonObject
            {
                ["start"] = CodePosition.ToCodePoints(asked.Code, hover.Start),
                ["end"] = CodePosition.ToCodePoints(asked.Code, hover.End),
            },
        },
    };

    /// <summary>Jupyter's <c>is_complete_reply</c>.</summary>
    public static JsonObject Completeness(Completeness whole) => new() { ["status"] = whole.Status, ["indent"] = whole.Indent };

    /// <summary>
    /// <c>cahier_diagnostics_reply</c>: <c>{status, diagnostics: [{line, column, endLine, endColumn, id, severity, message}]}</c>, severity
    /// error or warning.
    /// </summary>
    public static JsonObject Diagnosis(IReadOnlyList<CellSpan> spans) =>
        new() { ["status"] = "ok", ["diagnostics"] = ErrorContent.Spans(spans) };

    /// <summary>
    /// <c>cahier_signature_reply</c>: <c>{status, signatures: [{label, documentation, parameters: [{name, start, end, documentation}]}],
    /// activeSignature, activeParameter}</c>.
    /// No signatures outside of calls; an activeParameter behind the last one where there are too many arguments.
    /// </summary>
    public static JsonObject Signatures(SignatureHelp? help) => new()
    {
        ["status"] = "ok",
        ["signatures"] = new JsonArray([.. (help?.Overloads ?? []).Select(overload => new JsonObject
        {
            ["label"] = overload.Label,
            ["documentation"] = overload.Documentation,
            ["parameters"] = new JsonArray([.. overload.Parameters.Select(parameter => new JsonObject
            {
                ["name"] = parameter.Name,
                ["start"] = parameter.Start,
                ["end"] = parameter.End,
                ["documentation"] = parameter.Documentation,
            })]),
        })]),
        ["activeSignature"] = help?.ActiveOverload ?? 0,
        ["activeParameter"] = help?.ActiveParameter ?? 0,
    };

    /// <summary><c>cahier_format_reply</c>: <c>{status, code}</c>, the code as it was where nothing can be done.</summary>
    public static JsonObject Formatted(string code) => new() { ["status"] = "ok", ["code"] = code };

    private static JsonObject Item(CompletionDescription item)
    {
        var json = new JsonObject { ["text"] = item.Item.Text, ["type"] = item.Item.Kind };
        if (item.Signature.Length > 0)
        {
            json["signature"] = item.Signature;
        }

        if (item.Documentation.Length > 0)
        {
            json["documentation"] = item.Documentation;
        }

        if (item.Item.Symbols.Count > 1)
        {
            json["overloads"] = item.Item.Symbols.Count;
        }

        if (item.Item.IsObsolete())
        {
            json["deprecated"] = true;
        }

        return json;
    }
}
