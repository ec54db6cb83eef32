using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code.Completion;

/// <summary>What may follow a dot.</summary>
internal static class Members
{
    /// <summary>The expression, type or namespace before the dot: in <c>a.b.|</c>, <c>a?.|</c> and <c>A::|</c>.</summary>
    public static SyntaxNode? Receiver(SyntaxToken dot) => dot.Parent switch
    {
        MemberAccessExpressionSyntax access when access.OperatorToken == dot => access.Expression,
        QualifiedNameSyntax name when name.DotToken == dot => name.Left,
        AliasQualifiedNameSyntax name when name.ColonColonToken == dot => name.Alias,
        MemberBindingExpressionSyntax binding when binding.OperatorToken == dot =>
            binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
                .FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression,
        _ => null,
    };

    /// <summary>The members that <paramref name="receiver"/> has at this place.</summary>
    public static IEnumerable<CompletionItem> Of(CompletionPlace place, SyntaxNode receiver)
    {
        var symbol = SymbolOf(place, receiver);
        if (symbol is INamespaceSymbol container)
        {
            var namespacesOnly = receiver.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive
                && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && directive.Alias is null;
            var members = place.Model.LookupNamespacesAndTypes(place.Start, container);
            return Items(place, members.Where(member => !namespacesOnly || member is INamespaceSymbol), null);
        }

        if (symbol is ITypeSymbol named)
        {
            var members = place.Model.LookupSymbols(place.Start, named);
            return Items(place, members.Where(member => member.IsStatic || member is ITypeSymbol), named);
        }

        var type = TypeOf(place, receiver, symbol);
        if (type is null or IErrorTypeSymbol)
        {
            return [];
        }

        if (type is IPointerTypeSymbol { PointedAtType: var pointed } && place.Left.IsKind(SyntaxKind.MinusGreaterThanToken))
        {
            type = pointed;
        }
        else if (place.Left.Parent is MemberBindingExpressionSyntax
            && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return Items(
            place,
            place.Model.LookupSymbols(place.Start, type, includeReducedExtensionMethods: true)
                .Where(member => !member.IsStatic && member is not ITypeSymbol),
            type);
    }

    private static ISymbol? SymbolOf(CompletionPlace place, SyntaxNode receiver)
    {
        var symbol = place.Model.GetSymbolInfo(receiver).Symbol;

        // `x.` above another line reads as the beginning of a declaration, x as the name of a type.
        if (symbol is null && receiver is NameSyntax name)
        {
            symbol = place.Model.GetSpeculativeSymbolInfo(name.SpanStart, name, SpeculativeBindingOption.BindAsExpression).Symbol
                ?? place.Model.GetSpeculativeSymbolInfo(name.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        }

        return symbol is IAliasSymbol alias ? alias.Target : symbol;
    }

    private static ITypeSymbol? TypeOf(CompletionPlace place, SyntaxNode receiver, ISymbol? symbol) =>
        place.Model.GetTypeInfo(receiver).Type is { } type and not IErrorTypeSymbol ? type : symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };

    private static IEnumerable<CompletionItem> Items(CompletionPlace place, IEnumerable<ISymbol> symbols, ITypeSymbol? type) =>
        SymbolItems.Of(place, symbols, symbol => symbol switch
        {
            INamespaceOrTypeSymbol => CompletionRank.Own,
            IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => CompletionRank.Library,
            { ContainingType.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum }
                when type?.SpecialType is not SpecialType.System_Object
                => CompletionRank.Framework,
            _ => CompletionRank.Own,
        });
}
