using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code.Completion;

/// <summary>Members that braces ask for: <c>new Point { X = …, | }</c>, <c>p with { | }</c> and <c>p is { | }</c>.</summary>
internal static class Initializer
{
    /// <summary>The members that are not mentioned yet, or null where braces ask for none.</summary>
    public static IEnumerable<CompletionItem>? Members(CompletionPlace place)
    {
        if (place.Left.Kind() is not (SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken))
        {
            return null;
        }

        return place.Left.Parent switch
        {
            InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } braces => OfObject(place, creation, braces),
            InitializerExpressionSyntax { Parent: WithExpressionSyntax copy } braces => OfObject(place, copy, braces),
            PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } braces => OfPattern(place, pattern, braces),
            _ => null,
        };
    }

    private static List<CompletionItem>? OfObject(CompletionPlace place, ExpressionSyntax created, InitializerExpressionSyntax braces)
    {
        var info = place.Model.GetTypeInfo(created);
        var given = braces.Expressions.OfType<AssignmentExpressionSyntax>()
            .Select(assignment => (assignment.Left as SimpleNameSyntax)?.Identifier.ValueText);
        var members = Items(place, info.Type ?? info.ConvertedType, given, IsSettable).ToList();

        // A list's braces hold elements.
        var isCollection = info.Type is { } type
            && type.AllInterfaces.Any(contract => contract.SpecialType is SpecialType.System_Collections_IEnumerable);
        return isCollection || members.Count == 0 ? null : members;
    }

    private static IEnumerable<CompletionItem> OfPattern(
        CompletionPlace place, RecursivePatternSyntax pattern, PropertyPatternClauseSyntax braces)
    {
        var info = place.Model.GetTypeInfo(pattern);
        var given = braces.Subpatterns.Select(part => part.NameColon?.Name.Identifier.ValueText);
        return Items(place, info.ConvertedType ?? info.Type, given, IsReadable);
    }

    private static IEnumerable<CompletionItem> Items(
        CompletionPlace place, ITypeSymbol? type, IEnumerable<string?> given, Func<ISymbol, bool> wanted)
    {
        var known = given.ToHashSet();
        return type is null or IErrorTypeSymbol ? []
            : SymbolItems.Of(
                place,
                place.Model.LookupSymbols(place.Start, type)
                    .Where(symbol => !symbol.IsStatic && wanted(symbol) && !known.Contains(symbol.Name)),
                _ => CompletionRank.Expected);
    }

    private static bool IsReadable(ISymbol symbol) => symbol is IPropertySymbol { IsIndexer: false, IsWriteOnly: false } or IFieldSymbol;

    private static bool IsSettable(ISymbol symbol) =>
        symbol is IPropertySymbol { IsIndexer: false, SetMethod: not null } or IFieldSymbol { IsReadOnly: false, IsConst: false };
}
