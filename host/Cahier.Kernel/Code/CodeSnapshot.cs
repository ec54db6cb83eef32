using Cahier.Kernel.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code;

/// <summary>
/// A cell's code as the compiler understands it after the cells that came before. Never changes; any number of threads may ask it.
/// </summary>
internal sealed class CodeSnapshot
{
    private readonly Lazy<SemanticModel> _model;
    private readonly Lazy<CSharpCompilation> _declared;

    public CodeSnapshot(string code, CSharpCompilation previous, CSharpCompilation compilation)
    {
        Code = code;
        Previous = previous;
        Compilation = compilation;
        Tree = compilation.SyntaxTrees[0];
        Root = Tree.GetCompilationUnitRoot();
        _model = new(() => Compilation.GetSemanticModel(Tree));
        _declared = new(WithoutMistakes);
    }

    /// <summary>What the compiler reads: directives and prose are blank.</summary>
    public string Code { get; }

    /// <summary>What it builds on.</summary>
    public CSharpCompilation Previous { get; }

    public CSharpCompilation Compilation { get; }

    public SyntaxTree Tree { get; }

    public CompilationUnitSyntax Root { get; }

    public SemanticModel Model => _model.Value;

    /// <summary>What a cell below can build on: all of this one that has no mistakes.</summary>
    public CSharpCompilation Declared => _declared.Value;

    /// <summary>The last token that begins before <paramref name="position"/>; of kind None when there is none.</summary>
    public SyntaxToken TokenBefore(int position)
    {
        if (position == 0)
        {
            return default;
        }

        // What the parser skipped is in the trivia; so is a directive, which is a line of its own.
        var token = Root.FindToken(position - 1, findInsideTrivia: true);
        if (token.Parent?.FirstAncestorOrSelf<StructuredTriviaSyntax>() is not (null or SkippedTokensTriviaSyntax))
        {
            token = Root.FindToken(position - 1);
        }

        return token.SpanStart < position && !token.IsKind(SyntaxKind.EndOfFileToken) ? token
            : token.GetPreviousToken(includeSkipped: true);
    }

    /// <summary>Whether a symbol was declared in this cell or one before.</summary>
    public static bool IsOwn(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0
        && CellSources.OriginOf(symbol.DeclaringSyntaxReferences[0].SyntaxTree.FilePath) is not null;

    // The compiler accepts nothing after a cell with errors.
    private CSharpCompilation WithoutMistakes()
    {
        var errors = Errors(Compilation);
        if (errors.Count == 0)
        {
            return Compilation;
        }

        var wrong = Root.Usings.Concat<SyntaxNode>(Root.Members)
            .Where(part => errors.Exists(error => part.Span.IntersectsWith(error.Location.SourceSpan)));
        var rest = Compilation.ReplaceSyntaxTree(
            Tree, Tree.WithRootAndOptions(Root.RemoveNodes(wrong, SyntaxRemoveOptions.KeepDirectives)!, Tree.Options));
        return Errors(rest).Count == 0 ? rest : Previous;
    }

    private static List<Diagnostic> Errors(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)];
}
