using System.Text.Json.Nodes;
using Cahier.Kernel.Code;
using Cahier.Kernel.Code.Completion;
using Cahier.Kernel.Code.Formatting;
using Cahier.Kernel.Code.Signatures;
using Cahier.Kernel.Directives;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.FrontDoors;

/// <summary>
/// Questions about code that does not run: how could it go on, what is this, what is wrong with it, is it whole. Answered on threads of
/// their own, while cells run.
/// </summary>
/// <remarks>
/// Every question has <c>code</c>, and where it is about a place <c>cursor_pos</c>, in Unicode code points as all of Jupyter. Any may have
/// <c>cahier.before</c>, the code of cells above that have not run: what they declare counts as declared.
/// </remarks>
internal sealed class CodeQuestions
{
    private readonly CellSession _session;
    private readonly Lazy<CompletionSource> _completion;
    private readonly Lazy<CodeFormatter> _formatter;
    private Action? _cancelDiagnosis;

    public CodeQuestions(CellSession session)
    {
        _session = session;
        _completion = new(() => new CompletionSource(session.Analyst));
        _formatter = new(() => new CodeFormatter(session.Analyst));
    }

    /// <summary>Whether requests of this type are answered here.</summary>
    public static bool Knows(string type) => type is "complete_request" or "inspect_request" or "is_complete_request"
        or "cahier_diagnostics_request" or "cahier_signature_request" or "cahier_format_request";

    /// <summary>The content of the reply, when the compiler is warm.</summary>
    /// <exception cref="OperationCanceledException">A newer request took this one's place.</exception>
    public Task<JsonObject> AnswerAsync(string type, JsonObject content)
    {
        var cancellation = type is "cahier_diagnostics_request" ? DiagnoseNewest() : CancellationToken.None;
        return Task.Run(
            async () =>
            {
                await _session.CompilerReady.ConfigureAwait(false);
                return await AnswerAsync(type, new CodeQuestion(content), cancellation).ConfigureAwait(false);
            },
            CancellationToken.None);
    }

    private async Task<JsonObject> AnswerAsync(string type, CodeQuestion asked, CancellationToken cancellation)
    {
        var analyst = _session.Analyst;
        return type switch
        {
            "complete_request" => CodeAnswers.Completion(
                _completion.Value.At(asked.Code, asked.Position, asked.Before), asked, analyst, _session.Language),
            "inspect_request" => CodeAnswers.Inspection(
                Hover.At(analyst, analyst.Read(asked.Code, asked.Before), asked.Position, asked.IsDetailed, _session.Language), asked),
            "is_complete_request" => CodeAnswers.Completeness(Completeness.Of(CellScript.ForCompiler(asked.Code), analyst.Parsing)),
            "cahier_diagnostics_request" => CodeAnswers.Diagnosis(
                Diagnosis.Of(analyst, asked.Code, asked.Before, _session.Language, cancellation)),
            "cahier_signature_request" =>
                CodeAnswers.Signatures(SignatureHelp.At(analyst, analyst.Read(asked.Code, asked.Before), asked.Position)),
            _ => CodeAnswers.Formatted(await _formatter.Value.FormatAsync(asked.Code, cancellation).ConfigureAwait(false)),
        };
    }

    // Nobody wants to know any more what was wrong with a text that has changed since.
    private CancellationToken DiagnoseNewest()
    {
        var newest = new CancellationTokenSource();
        Interlocked.Exchange(ref _cancelDiagnosis, newest.Cancel)?.Invoke();
        return newest.Token;
    }
}

/// <summary>What all questions about code say.</summary>
internal sealed class CodeQuestion(JsonObject content)
{
    public string Code { get; } = content.Text("code") ?? "";

    /// <summary>The cursor, in UTF-16 units; the end where none is given.</summary>
    public int Position => CodePosition.FromCodePoints(Code, content.Integer("cursor_pos"));

    /// <summary>Whether <c>inspect_request</c> asks for everything.</summary>
    public bool IsDetailed => content.Integer("detail_level") is > 0;

    /// <summary>Cells above that have not run.</summary>
    public IReadOnlyList<string> Before =>
        content["cahier"] is JsonObject ours && ours["before"] is JsonArray cells
            ? [.. cells.OfType<JsonValue>().Select(cell => cell.TryGetValue(out string? code) ? code : "")]
            : [];
}
