using Cahier.Kernel.Directives;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Code;

/// <summary>What would be said of a cell if it ran now, in the same words and at the same places.</summary>
internal static class Diagnosis
{
    // What the compiler says of a name that it does not know.
    private static readonly HashSet<string> _unknownNames =
        ["CS0012", "CS0103", "CS0117", "CS0234", "CS0246", "CS0305", "CS0426", "CS1061", "CS1929"];

    /// <summary>Errors and warnings, first place first.</summary>
    /// <exception cref="OperationCanceledException">Something newer was asked.</exception>
    public static IReadOnlyList<CellSpan> Of(
        CodeAnalyst analyst, string code, IReadOnlyList<string> before, NotebookLanguage language, CancellationToken cancellation)
    {
        var places = new CellDiagnostics(analyst.References, analyst.Sources, analyst.Folder);
        var (snapshot, text) = analyst.ReadToRun(code, before);
        var directives = CellScript.Read(code).SelectMany(part => part.Directives).ToList();

        // What a package or another notebook brings is known when it has run.
        var bringsNames = directives.Exists(directive => directive.Name is DirectiveNames.Package or DirectiveNames.Import);
        return
        [
            .. Unknown(directives, code, language),
            .. from diagnostic in CellCompiler.Relevant(Diagnostics(snapshot, cancellation), snapshot.Tree)
               where diagnostic.Location.SourceTree == snapshot.Tree && !(bringsNames && _unknownNames.Contains(diagnostic.Id))
               select places.Locate(diagnostic, text, language).Span,
        ];
    }

    // As when running: what cannot be read is not asked for its meaning.
    private static IEnumerable<Diagnostic> Diagnostics(CodeSnapshot snapshot, CancellationToken cancellation)
    {
        var unread = snapshot.Tree.GetDiagnostics(cancellation).ToList();
        return unread.Exists(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error) ? unread
            : snapshot.Compilation.GetDiagnostics(cancellation);
    }

    private static IEnumerable<CellSpan> Unknown(List<Directive> directives, string code, NotebookLanguage language) =>
        from directive in directives
        where !DirectiveNames.ChoosesLanguage(directive.Name)
            && !DirectiveNames.All.Any(known => known.Name.Equals(directive.Name, StringComparison.OrdinalIgnoreCase))
        let lines = SourceText.From(code).Lines.GetLinePositionSpan(directive.Span)
        let names = string.Join(" ", DirectiveNames.All.Select(known => known.Name))
        select new CellSpan(
            lines.Start.Line + 1, lines.Start.Character + 1, lines.End.Line + 1, lines.End.Character + 1,
            directive.Name, "error", DirectiveTexts.Unknown(directive.Name, names).In(language));
}
