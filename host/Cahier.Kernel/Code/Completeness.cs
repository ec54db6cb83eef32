using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cahier.Kernel.Code;

/// <summary>Whether a cell is whole, for those who write it line by line.</summary>
/// <param name="Status">Jupyter's <c>complete</c>, <c>incomplete</c> or <c>invalid</c>.</param>
/// <param name="Indent">What the next line begins with.</param>
internal sealed record Completeness(string Status, string Indent)
{
    private const string Step = "    ";

    public static Completeness Of(string code, CSharpParseOptions parsing)
    {
        var tree = CSharpSyntaxTree.ParseText(code, parsing);
        if (SyntaxFactory.IsCompleteSubmission(tree))
        {
            return new Completeness(
                tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error) ? "invalid" : "complete", "");
        }

        return new Completeness("incomplete", IndentAfter(tree));
    }

    // One step further than the line that opened what is still open, or that has begun a statement and not ended it.
    private static string IndentAfter(SyntaxTree tree)
    {
        var text = tree.GetText();
        var open = new Stack<SyntaxToken>();
        var last = default(SyntaxToken);
        foreach (var token in tree.GetRoot().DescendantTokens()
            .Where(token => !token.IsMissing && !token.IsKind(SyntaxKind.EndOfFileToken)))
        {
            last = token;
            if (token.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken)
            {
                open.Push(token);
            }
            else if (token.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken)
            {
                open.TryPop(out _);
            }
        }

        var goesOn = last.Kind() is not (SyntaxKind.None or SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken or SyntaxKind.CommaToken
            or SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken);
        var outer = open.TryPeek(out var innermost) ? IndentOf(innermost) + Step : "";
        return goesOn && (open.Count == 0 || LineOf(innermost) != LineOf(last)) ? outer + Step : outer;

        int LineOf(SyntaxToken token) => text.Lines.GetLineFromPosition(token.SpanStart).LineNumber;

        string IndentOf(SyntaxToken token)
        {
            var line = text.Lines[LineOf(token)].ToString();
            return line[..(line.Length - line.TrimStart().Length)];
        }
    }
}
