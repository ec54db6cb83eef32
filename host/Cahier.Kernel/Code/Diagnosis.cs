using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;
using Microsoft.CodeAnalysis;

namespace Cahier.Kernel.Code;

/// <summary>What the compiler would say of a cell if it ran now, in the same words and at the same places.</summary>
internal static class Diagnosis
{
    /// <exception cref="OperationCanceledException">Something newer was asked.</exception>
    public static IReadOnlyList<CellSpan> Of(CodeAnalyst analyst, CodeSnapshot snapshot, NotebookLanguage language, CancellationToken cancellation)
    {
        var places = new CellDiagnostics(analyst.References, analyst.Sources, analyst.Folder);
        var text = new CheckedText(snapshot.Tree.GetText(cancellation), []);
        return
        [
            .. from diagnostic in CellDiagnostics.Relevant(Diagnostics(snapshot, cancellation))
               where diagnostic.Location.SourceTree == snapshot.Tree
               select places.Locate(diagnostic, text, language).Span,
        ];
    }

    private static IEnumerable<Diagnostic> Diagnostics(CodeSnapshot snapshot, CancellationToken cancellation)
    {
        // As when running: what cannot be read is not asked for its meaning.
        var unread = snapshot.Tree.GetDiagnostics(cancellation).ToList();
        if (unread.Exists(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error))
        {
            return unread;
        }

        var all = snapshot.Compilation.GetDiagnostics(cancellation);

        // A package that has not been fetched: which of the unknown names are in it, nobody knows.
        return snapshot.Root.GetReferenceDirectives().Any(directive => AnalysisReferences.IsPackage(directive.File.ValueText))
            ? all.Where(diagnostic => diagnostic.Severity is not DiagnosticSeverity.Error)
            : all;
    }
}
