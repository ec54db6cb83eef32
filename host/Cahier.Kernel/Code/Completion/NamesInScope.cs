using Cahier.Kernel.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code.Completion;

/// <summary>What may stand alone: locals, the names of this and earlier cells, types and namespaces.</summary>
internal static class NamesInScope
{
    public static IEnumerable<CompletionItem> Of(CompletionPlace place)
    {
        var wanted = Wanted(place.Left);
        var symbols = place.Model.LookupSymbols(place.Start);
        return SymbolItems.Of(place, wanted is null ? symbols : symbols.Where(wanted), Rank);
    }

    // null: anything.
    private static Func<ISymbol, bool>? Wanted(SyntaxToken left) => left.Kind() switch
    {
        SyntaxKind.NewKeyword => symbol =>
            symbol is INamespaceSymbol or IAliasSymbol
            or ITypeSymbol { IsStatic: false, TypeKind: not TypeKind.Interface, IsAbstract: false },
        SyntaxKind.UsingKeyword when left.Parent is UsingDirectiveSyntax => symbol => symbol is INamespaceSymbol,
        SyntaxKind.StaticKeyword when left.Parent is UsingDirectiveSyntax => symbol => symbol is INamespaceOrTypeSymbol,
        SyntaxKind.AsKeyword => IsTypeName,
        SyntaxKind.ColonToken when left.Parent is BaseListSyntax or TypeParameterConstraintClauseSyntax => IsTypeName,
        SyntaxKind.OpenParenToken
            when left.Parent is TypeOfExpressionSyntax or CatchDeclarationSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax =>
            IsTypeName,
        SyntaxKind.OpenBracketToken when left.Parent is AttributeListSyntax => IsTypeName,
        SyntaxKind.LessThanToken when left.Parent is TypeArgumentListSyntax => IsTypeName,
        _ => null,
    };

    private static bool IsTypeName(ISymbol symbol) => symbol is INamespaceOrTypeSymbol or IAliasSymbol;

    private static CompletionRank Rank(ISymbol symbol) =>
        IsLocal(symbol) ? CompletionRank.Local
        : CodeSnapshot.IsOwn(symbol) ? CompletionRank.Own
        : symbol.ContainingAssembly?.Name is not { } assembly || IsFramework(assembly) ? CompletionRank.Framework
        : assembly == typeof(CellSession).Assembly.GetName().Name ? CompletionRank.Language
        : CompletionRank.Library;

    private static bool IsLocal(ISymbol symbol) =>
        symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ITypeParameterSymbol
            or IMethodSymbol { MethodKind: MethodKind.LocalFunction };

    private static bool IsFramework(string assembly) =>
        assembly.StartsWith("System.", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.", StringComparison.Ordinal)
        || assembly is "mscorlib" or "netstandard" or "WindowsBase" or "System";
}
