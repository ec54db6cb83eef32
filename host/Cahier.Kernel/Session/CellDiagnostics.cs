using Cahier.Kernel.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Session;

/// <summary>The compiler's words, in the reader's language and at the places the reader wrote.</summary>
internal sealed class CellDiagnostics(CellReferences references, CellSources sources, string folder)
{
    private const int ShownErrors = 10;
    private const string MissingLibrary = "CS0006";
    private const string MissingFile = "CS1504";

    // References that unify to the framework's newer version, `string?` in a notebook that does not ask for null analysis, a using that is there already.
    private static readonly HashSet<string> _noise = ["CS1701", "CS1702", "CS1705", "CS8632", "CS8669", "CS0105", "CS8019", "CS1591", "CS1569"];

    /// <summary>Errors and warnings, first place first.</summary>
    public static IReadOnlyList<Diagnostic> Relevant(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics
            .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && !_noise.Contains(diagnostic.Id))
            .OrderByDescending(diagnostic => diagnostic.Severity)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    public (CellSpan Span, string Place) Locate(Diagnostic diagnostic, CheckedText cell, NotebookLanguage language)
    {
        var tree = diagnostic.Location.SourceTree;
        var path = tree?.FilePath;
        var text = CellSources.OriginOf(path) is null && path is not null ? sources.TextOf(path) : cell;
        var lines = tree is null || text is null ? default : text.ToOriginal(diagnostic.Location.SourceSpan);
        var span = new CellSpan(
            lines.Start.Line + 1,
            lines.Start.Character + 1,
            lines.End.Line + 1,
            lines.End.Character + 1,
            diagnostic.Id,
            diagnostic.Severity is DiagnosticSeverity.Error ? "error" : "warning",
            Message(diagnostic, language));
        return (span, KernelTexts.At(PlaceName(path, language), span.Line, span.Column).In(language));
    }

    /// <summary>"cell 3", a loaded file's name, or "tools.ipynb, cell 3" for an imported cell.</summary>
    public static string PlaceName(string? path, NotebookLanguage language) => CellSources.OriginOf(path) switch
    {
        (var number, null) => KernelTexts.Cell(number).In(language),
        (0, var file) => Path.GetFileName(file),
        (var number, var file) => $"{Path.GetFileName(file)}, {KernelTexts.Cell(number).In(language)}",
        null => Path.GetFileName(path ?? ""),
    };

    public CellError ToError(IReadOnlyList<Diagnostic> diagnostics, CheckedText cell, NotebookLanguage language)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).ToList();
        var located = errors.Select(error => Locate(error, cell, language)).ToList();
        var lines = located.Take(ShownErrors).Select(error => KernelTexts.ErrorAt(error.Place, error.Span.Id, error.Span.Message).In(language)).ToList();
        if (errors.Count > ShownErrors)
        {
            lines.Add(KernelTexts.MoreErrors(errors.Count - ShownErrors).In(language));
        }

        return new CellError(CellErrorKind.Compile, "CompilationError", lines[0], lines, SpansIn(cell, located, errors));
    }

    public IEnumerable<(CellSpan Span, string Line)> Warnings(IEnumerable<Diagnostic> diagnostics, CheckedText cell, NotebookLanguage language) =>
        from diagnostic in diagnostics
        where diagnostic.Severity is DiagnosticSeverity.Warning
        let located = Locate(diagnostic, cell, language)
        select (located.Span, KernelTexts.WarningAt(located.Place, located.Span.Id, located.Span.Message).In(language));

    // Spans are for the editor of this cell: what is wrong in a loaded file is told in words.
    private static List<CellSpan> SpansIn(CheckedText cell, List<(CellSpan Span, string Place)> located, List<Diagnostic> errors) =>
        [.. located.Where((_, i) => errors[i].Location.SourceTree?.GetText().ContentEquals(cell.Text) ?? false).Select(error => error.Span)];

    private string Message(Diagnostic diagnostic, NotebookLanguage language)
    {
        if (diagnostic.Id is MissingLibrary && Directive<ReferenceDirectiveTriviaSyntax>(diagnostic) is { } library
            && references.ProblemOf(library.File.ValueText) is { } problem)
        {
            return problem.In(language);
        }

        if (diagnostic.Id is MissingFile && Directive<LoadDirectiveTriviaSyntax>(diagnostic) is { } script)
        {
            return KernelTexts.ScriptMissing(script.File.ValueText, folder).In(language);
        }

        var message = diagnostic.GetMessage(language.Culture());
        return diagnostic.Id switch
        {
            "CS7021" => LanguageTexts.Namespace.In(language),
            "CS7022" => LanguageTexts.Main.In(language),
            "CS8345" => LanguageTexts.Span(message).In(language),
            "CS9283" => LanguageTexts.ExtensionBlock.In(language),
            _ => LanguageTexts.WithCells(message, language),
        };
    }

    private static T? Directive<T>(Diagnostic diagnostic) where T : DirectiveTriviaSyntax =>
        diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan, findInsideTrivia: true).FirstAncestorOrSelf<T>();
}
