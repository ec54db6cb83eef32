using System.Text;
using Cahier.Kernel.Code.Documentation;
using Cahier.Kernel.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code;

/// <summary>What a name means: its signature and what its authors say of it.</summary>
/// <param name="Start">Where the name begins, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="PlainText">For a terminal.</param>
/// <param name="Markdown">For a page.</param>
internal sealed record Hover(int Start, int End, string PlainText, string Markdown)
{
    /// <summary>What stands at a position, or just before it; null where nothing has a meaning.</summary>
    /// <param name="analyst">Knows the notebook.</param>
    /// <param name="snapshot">The cell.</param>
    /// <param name="position">In UTF-16 units.</param>
    /// <param name="detailed">With remarks and all overloads.</param>
    /// <param name="language">The reader's.</param>
    public static Hover? At(CodeAnalyst analyst, CodeSnapshot snapshot, int position, bool detailed, NotebookLanguage language)
    {
        foreach (var token in TokensAt(snapshot, position))
        {
            if (SymbolOf(snapshot.Model, token) is { } symbol)
            {
                var overloads = Overloads(snapshot.Model, token, symbol);
                return new Hover(token.SpanStart, token.Span.End, Write(markdown: false), Write(markdown: true));

                string Write(bool markdown) =>
                    Text(
                        symbol, overloads, analyst.Documentation.Of(Documented(symbol), snapshot.Compilation, markdown),
                        detailed, markdown, language);
            }
        }

        return null;
    }

    // A cursor touches the word on either side of it; behind a parenthesis it still asks about the call.
    private static IEnumerable<SyntaxToken> TokensAt(CodeSnapshot snapshot, int position)
    {
        if (position < snapshot.Code.Length && snapshot.Root.FindToken(position) is var right && right.Span.Contains(position))
        {
            yield return right;
        }

        var left = snapshot.TokenBefore(position);
        if (left.Span.End >= position)
        {
            yield return left;
        }

        if (left.IsKind(SyntaxKind.OpenParenToken) && left.Parent is ArgumentListSyntax)
        {
            yield return left.GetPreviousToken();
        }
    }

    private static ISymbol? SymbolOf(SemanticModel model, SyntaxToken token)
    {
        if (token.Parent is not { } node || !(token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind())
            || token.Kind() is SyntaxKind.NewKeyword or SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword))
        {
            return null;
        }

        if (model.GetDeclaredSymbol(node) is { } declared)
        {
            return declared;
        }

        var info = model.GetSymbolInfo(node);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetMemberGroup(node).FirstOrDefault();

        // The name in `new Point(…)` is the type to the compiler; the reader asks which constructor.
        return symbol is INamedTypeSymbol && node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node
            && model.GetSymbolInfo(creation).Symbol is { } constructor
            ? constructor
            : symbol ?? (node is IdentifierNameSyntax { Identifier.ValueText: "var" } ? model.GetTypeInfo(node).Type : null);
    }

    private static IReadOnlyList<ISymbol> Overloads(SemanticModel model, SyntaxToken token, ISymbol symbol)
    {
        IEnumerable<ISymbol> all = symbol is not IMethodSymbol method ? []
            : method.MethodKind is MethodKind.Constructor ? method.ContainingType.InstanceConstructors
            : token.Parent is { } node ? model.GetMemberGroup(node) : [];
        return [.. all.Where(overload => !overload.IsImplicitlyDeclared && !SymbolText.IsHidden(overload)
            && !SymbolEqualityComparer.Default.Equals(overload.OriginalDefinition, symbol.OriginalDefinition))];
    }

    // A constructor that nobody wrote is what its type says.
    private static ISymbol Documented(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true } constructor ? constructor.ContainingType
            : symbol;

    private static string Text(
        ISymbol symbol, IReadOnlyList<ISymbol> overloads, MemberDocumentation documentation, bool detailed, bool markdown,
        NotebookLanguage language)
    {
        var text = new StringBuilder();
        var signature = SymbolText.Contained(symbol);
        text.Append(markdown ? $"```csharp\n{signature}\n```\n" : signature + "\n");
        if (overloads.Count > 0)
        {
            text.Append(markdown ? "*" : "").Append(CodeTexts.MoreOverloads(overloads.Count).In(language)).Append(markdown ? "*\n" : "\n");
        }

        Paragraph("", documentation.Summary);
        Names(CodeTexts.Parameters, [.. (detailed ? documentation.TypeParameters : []), .. documentation.Parameters.Where(IsWritten)]);
        Paragraph(CodeTexts.Returns.In(language), documentation.Returns);
        Names(CodeTexts.Exceptions, documentation.Exceptions);
        if (detailed)
        {
            Paragraph(CodeTexts.Remarks.In(language), documentation.Remarks);
            if (overloads.Count > 0)
            {
                var others = string.Join('\n', overloads.Select(SymbolText.Contained));
                text.Append(markdown ? $"\n```csharp\n{others}\n```\n" : $"\n{others}\n");
            }
        }

        return text.ToString().TrimEnd();

        // What stands before the dot is written already.
        bool IsWritten(DocumentedName parameter) =>
            symbol is not IMethodSymbol { MethodKind: MethodKind.ReducedExtension } method
                || method.Parameters.Any(own => own.Name == parameter.Name);

        void Paragraph(string title, string words)
        {
            if (words.Length > 0)
            {
                text.Append('\n').Append(title.Length == 0 ? "" : Title(title) + " ").Append(words).Append('\n');
            }
        }

        void Names(Text title, IReadOnlyList<DocumentedName> names)
        {
            if (names.Count > 0)
            {
                text.Append('\n').Append(Title(title.In(language))).Append(markdown ? "\n\n" : "\n");
                foreach (var (name, words) in names)
                {
                    text.Append(markdown ? $"- `{name}`" : $"  {name}").Append(words.Length == 0 ? "" : $" – {words}").Append('\n');
                }
            }
        }

        string Title(string words) => markdown ? $"**{words}**" : words;
    }
}
