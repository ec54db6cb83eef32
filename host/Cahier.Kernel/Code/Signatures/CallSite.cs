using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code.Signatures;

/// <summary>A call whose arguments are being written.</summary>
/// <param name="Overloads">All that may be meant, those with fewer parameters first.</param>
/// <param name="Arguments">What has been written so far, between the parentheses.</param>
/// <param name="Argument">The index of the argument at the cursor.</param>
/// <param name="Chosen">The overload that the compiler takes, if it takes one.</param>
internal sealed record CallSite(IReadOnlyList<ISymbol> Overloads, IReadOnlyList<ArgumentSyntax> Arguments, int Argument, ISymbol? Chosen)
{
    /// <summary>The name that the argument at the cursor is given, as in <c>axis: 1</c>.</summary>
    public string? ArgumentName => Argument < Arguments.Count ? Arguments[Argument].NameColon?.Name.Identifier.ValueText : null;

    /// <summary>The innermost call around a position, or null.</summary>
    public static CallSite? At(CodeSnapshot snapshot, int position)
    {
        var left = snapshot.TokenBefore(position);
        for (var node = left.Parent; node is not null and not AnonymousFunctionExpressionSyntax { Block: not null }; node = node.Parent)
        {
            if (node is BaseArgumentListSyntax list && IsInside(list, position) && list.Parent is { } call)
            {
                var overloads = OverloadsOf(snapshot.Model, call);
                return overloads.Count == 0 ? null : new CallSite(
                    overloads,
                    list.Arguments,
                    list.Arguments.GetSeparators().Count(comma => comma.Span.End <= position),
                    snapshot.Model.GetSymbolInfo(call).Symbol);
            }

            if (node is StatementSyntax and not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax)
                or MemberDeclarationSyntax and not (GlobalStatementSyntax or FieldDeclarationSyntax))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The parameter that the argument at the cursor is for.</summary>
    public IParameterSymbol? ParameterOf(ISymbol overload)
    {
        var parameters = Parameters(overload);
        return ArgumentName is { } name ? parameters.FirstOrDefault(parameter => parameter.Name == name)
            : Argument < parameters.Count ? parameters[Argument]
            : parameters is [.., { IsParams: true } last] ? last
            : null;
    }

    public static IReadOnlyList<IParameterSymbol> Parameters(ISymbol overload) => overload switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol indexer => indexer.Parameters,
        _ => [],
    };

    /// <summary>The overload to show: the compiler's choice, else the first that what has been written fits.</summary>
    public ISymbol Best(SemanticModel model) =>
        Overloads.FirstOrDefault(overload => SymbolEqualityComparer.Default.Equals(overload.OriginalDefinition, Chosen?.OriginalDefinition))
        ?? Overloads.Where(overload => Fits(overload, model)).MaxBy(overload => ExactArguments(overload, model))
        ?? Overloads.FirstOrDefault(overload => ParameterOf(overload) is not null)
        ?? Overloads[0];

    private bool Fits(ISymbol overload, SemanticModel model)
    {
        var parameters = Parameters(overload);
        if (ParameterOf(overload) is null && parameters.Count + Arguments.Count > 0)
        {
            return false;
        }

        for (var i = 0; i < Arguments.Count && i < parameters.Count; i++)
        {
            var argument = Arguments[i];
            if (argument.NameColon is null && !argument.Expression.IsMissing && !parameters[i].IsParams
                && parameters[i].Type is not ITypeParameterSymbol
                && !model.ClassifyConversion(argument.Expression, parameters[i].Type).IsImplicit)
            {
                return false;
            }
        }

        return true;
    }

    // Math.Max(1, …): an int fits a double too.
    private int ExactArguments(ISymbol overload, SemanticModel model) =>
        Arguments.Zip(Parameters(overload))
            .Count(pair => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(pair.First.Expression).Type, pair.Second.Type));

    private static bool IsInside(BaseArgumentListSyntax list, int position)
    {
        var (open, close) = list switch
        {
            ArgumentListSyntax round => (round.OpenParenToken, round.CloseParenToken),
            BracketedArgumentListSyntax square => (square.OpenBracketToken, square.CloseBracketToken),
            _ => default,
        };
        return open.Span.End <= position && !open.IsMissing && (close.IsMissing || position <= close.SpanStart);
    }

    private static IReadOnlyList<ISymbol> OverloadsOf(SemanticModel model, SyntaxNode call)
    {
        IEnumerable<ISymbol> candidates = call switch
        {
            InvocationExpressionSyntax invocation => Invoked(model, invocation.Expression),
            BaseObjectCreationExpressionSyntax creation =>
                Constructors(model.GetTypeInfo(creation).Type ?? model.GetTypeInfo(creation).ConvertedType, model, creation),
            ConstructorInitializerSyntax initializer =>
                model.GetMemberGroup(initializer) is { Length: > 0 } group ? group : model.GetSymbolInfo(initializer).CandidateSymbols,
            PrimaryConstructorBaseTypeSyntax super => Constructors(model.GetTypeInfo(super.Type).Type, model, super),
            ElementAccessExpressionSyntax access => Indexers(model.GetTypeInfo(access.Expression).Type, model, access),
            _ => [],
        };
        return [.. candidates.Where(symbol => !SymbolText.IsHidden(symbol)).OrderBy(symbol => Parameters(symbol).Count)];
    }

    private static ImmutableArray<ISymbol> Invoked(SemanticModel model, ExpressionSyntax called)
    {
        var group = model.GetMemberGroup(called);
        if (group.Length > 0)
        {
            return group;
        }

        // A variable that holds a function is called through its type's Invoke.
        return model.GetTypeInfo(called).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke]
            : model.GetSymbolInfo(called).CandidateSymbols;
    }

    private static IEnumerable<ISymbol> Constructors(ITypeSymbol? type, SemanticModel model, SyntaxNode place) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke } ? [invoke]
        : type is INamedTypeSymbol named ? named.InstanceConstructors.Where(constructor => model.IsAccessible(place.SpanStart, constructor))
        : [];

    private static IEnumerable<ISymbol> Indexers(ITypeSymbol? type, SemanticModel model, SyntaxNode place) =>
        type is null ? [] : model.LookupSymbols(place.SpanStart, type, WellKnownMemberNames.Indexer).OfType<IPropertySymbol>();
}
