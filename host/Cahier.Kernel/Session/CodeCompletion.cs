using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Session;

/// <summary>What may stand at a place of a cell, by the compiler's own knowledge of names.</summary>
internal static class CodeCompletion
{
    private static readonly string[] _keywords =
        [.. SyntaxFacts.GetKeywordKinds().Where(kind => !kind.ToString().StartsWith("__", StringComparison.Ordinal) && !SyntaxFacts.IsPreprocessorKeyword(kind))
            .Select(SyntaxFacts.GetText).Where(text => text.Length > 1 && char.IsAsciiLetterLower(text[0])).Distinct()];

    /// <summary>One way to go on.</summary>
    public sealed record Item(string Name, string Kind, string Signature);

    /// <summary>Ways to go on, for the text from start to end.</summary>
    public sealed record Found(int Start, int End, IReadOnlyList<Item> Items);

    /// <summary>Jupyter's word for whether a cell is whole: <c>complete</c>, <c>incomplete</c> or <c>invalid</c>.</summary>
    public static string Status(CellCompiler compiler, string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, compiler.Parsing);
        return !SyntaxFactory.IsCompleteSubmission(tree) ? "incomplete"
            : tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error) ? "invalid"
            : "complete";
    }

    /// <summary>The names that can stand at a position, those that begin with what is written there already.</summary>
    public static Found At(CellCompiler compiler, string code, int position)
    {
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }

        var written = code[start..position];
        var (compilation, tree) = compiler.Analyze(code);
        var token = tree.GetRoot().FindToken(Math.Max(start - 1, 0));
        if (IsText(tree, position) || (written.Length > 0 && char.IsAsciiDigit(written[0])))
        {
            return new Found(start, position, []);
        }

        var model = compilation.GetSemanticModel(tree, ignoreAccessibility: false);
        var receiver = Receiver(token);
        var symbols = receiver is null ? model.LookupSymbols(start) : Members(model, receiver, start);
        // A signature takes far longer to write than a name to compare.
        var items = symbols
            .Where(symbol => Fits(symbol.Name))
            .Where(symbol => symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared && !IsHidden(symbol))
            .DistinctBy(symbol => symbol.Name)
            .Select(symbol => new Item(symbol.Name, KindOf(symbol), symbol.ToMinimalDisplayString(model, start)))
            .Concat(receiver is null ? _keywords.Where(Fits).Select(keyword => new Item(keyword, "keyword", keyword)) : [])
            .DistinctBy(item => item.Name)
            .OrderByDescending(item => item.Name.StartsWith(written, StringComparison.Ordinal))
            .ThenBy(item => item.Name, StringComparer.OrdinalIgnoreCase);
        return new Found(start, position, [.. items]);

        bool Fits(string name) => name.StartsWith(written, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The signature of what is named at a position.</summary>
    public static string? SignatureAt(CellCompiler compiler, string code, int position)
    {
        var (compilation, tree) = compiler.Analyze(code);
        var token = tree.GetRoot().FindToken(Math.Clamp(position, 0, Math.Max(code.Length - 1, 0)));
        if (!token.IsKind(SyntaxKind.IdentifierToken) && position > 0)
        {
            token = tree.GetRoot().FindToken(position - 1);
        }

        if (token.Parent is null)
        {
            return null;
        }

        var model = compilation.GetSemanticModel(tree);
        var info = model.GetSymbolInfo(token.Parent);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(token.Parent);
        return symbol?.ToMinimalDisplayString(model, token.SpanStart);
    }

    // What stands before the dot: in `a.b.|` and in `a?.|`.
    private static ExpressionSyntax? Receiver(SyntaxToken dot) => dot.Parent switch
    {
        MemberAccessExpressionSyntax access when access.OperatorToken == dot => access.Expression,
        QualifiedNameSyntax name when name.DotToken == dot => name.Left,
        MemberBindingExpressionSyntax binding when binding.OperatorToken == dot => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    private static IEnumerable<ISymbol> Members(SemanticModel model, ExpressionSyntax receiver, int position)
    {
        var symbol = model.GetSymbolInfo(receiver).Symbol;
        if (symbol is INamespaceOrTypeSymbol container)
        {
            return model.LookupSymbols(position, container).Where(member => container is INamespaceSymbol || member.IsStatic || member is ITypeSymbol);
        }

        var type = model.GetTypeInfo(receiver).Type;
        if (type is IErrorTypeSymbol or null && receiver is NameSyntax name)
        {
            type = model.GetSpeculativeTypeInfo(position, name, SpeculativeBindingOption.BindAsExpression).Type;
        }

        return type is null or IErrorTypeSymbol ? []
            : model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(member => !member.IsStatic && member is not ITypeSymbol);
    }

    private static bool IsText(SyntaxTree tree, int position)
    {
        var token = tree.GetRoot().FindToken(Math.Max(position - 1, 0), findInsideTrivia: true);
        var trivia = tree.GetRoot().FindTrivia(Math.Max(position - 1, 0));
        return (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.CharacterLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)) && token.Span.Contains(position - 1)
            || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && position < trivia.Span.End);
    }

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IFieldSymbol or ILocalSymbol or IParameterSymbol => "variable",
        INamespaceSymbol => "namespace",
        ITypeSymbol => "class",
        _ => symbol.Kind.ToString(),
    };
}
