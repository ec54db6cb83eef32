using Cahier.Kernel.Code.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code.Completion;

/// <summary>
/// What fits exactly at a place: the members of the enumeration that is wanted, the type after <c>new</c>, the names of parameters.
/// </summary>
internal static class Expectation
{
    public static IEnumerable<CompletionItem> Of(CompletionPlace place)
    {
        var isNew = place.Left.IsKind(SyntaxKind.NewKeyword);
        var beginsArgument = place.Left.Kind()
            is SyntaxKind.OpenParenToken or SyntaxKind.CommaToken or SyntaxKind.OpenBracketToken or SyntaxKind.ColonToken;
        var call = beginsArgument ? CallSite.At(place.Snapshot, place.Start) : null;
        var types = Types(place, isNew ? place.Left.GetPreviousToken() : place.Left, call).Distinct(SymbolEqualityComparer.Default);
        foreach (var type in types.OfType<INamedTypeSymbol>())
        {
            foreach (var item in isNew ? New(type) : Values(place, type))
            {
                yield return item;
            }
        }

        if (call is not null && place.Left.Parent is BaseArgumentListSyntax)
        {
            foreach (var item in Arguments(call))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<CompletionItem> New(INamedTypeSymbol type)
    {
        if (type is { IsAbstract: false, SpecialType: SpecialType.None } and not IErrorTypeSymbol)
        {
            var name = SymbolText.Type(type).TrimEnd('?');
            yield return new CompletionItem(name, SymbolText.Kind(type), CompletionRank.Expected) { Symbols = [type] };
        }
    }

    private static IEnumerable<CompletionItem> Values(CompletionPlace place, INamedTypeSymbol type)
    {
        if (type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [INamedTypeSymbol inner] })
        {
            type = inner;
        }

        if (type.TypeKind is not TypeKind.Enum)
        {
            yield break;
        }

        var name = type.ToMinimalDisplayString(place.Model, place.Start);
        foreach (var value in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst))
        {
            var text = $"{name}.{value.Name}";
            yield return new CompletionItem(text, "constant", CompletionRank.Expected) { Name = value.Name, Symbols = [value] };
        }
    }

    private static IEnumerable<CompletionItem> Arguments(CallSite call)
    {
        var given = call.Arguments.Select(argument => argument.NameColon?.Name.Identifier.ValueText).ToHashSet();
        var byPosition = call.Arguments.Take(call.Argument).TakeWhile(argument => argument.NameColon is null).Count();
        return from overload in call.Overloads
               from parameter in CallSite.Parameters(overload).Skip(byPosition)
               where parameter.Name.Length > 0 && !given.Contains(parameter.Name)
               group parameter by parameter.Name into named
               select new CompletionItem(named.Key + ":", "variable", CompletionRank.Argument) { Symbols = [named.First()] };
    }

    // Each side of what stands before the place knows what it wants.
    private static IEnumerable<ITypeSymbol?> Types(CompletionPlace place, SyntaxToken left, CallSite? call) => left.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } =>
            [TypeOf(place, declaration.Type)],
        EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: { } type } } => [TypeOf(place, type)],
        AssignmentExpressionSyntax assignment => [TypeOf(place, assignment.Left)],
        BinaryExpressionSyntax binary when left.Kind()
            is SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken or SyntaxKind.BarToken or SyntaxKind.AmpersandToken
            => [TypeOf(place, binary.Left)],
        IsPatternExpressionSyntax pattern => [TypeOf(place, pattern.Expression)],
        BinaryExpressionSyntax binary when left.IsKind(SyntaxKind.IsKeyword) => [TypeOf(place, binary.Left)],
        CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement } => [TypeOf(place, statement.Expression)],
        SwitchExpressionSyntax expression when left.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken =>
            [TypeOf(place, expression.GoverningExpression)],
        ReturnStatementSyntax statement => [Returned(place, statement)],
        _ when call is not null => call.Overloads.Select(overload => call.ParameterOf(overload)?.Type),
        _ => [],
    };

    private static ITypeSymbol? TypeOf(CompletionPlace place, SyntaxNode node) => place.Model.GetTypeInfo(node).Type;

    private static ITypeSymbol? Returned(CompletionPlace place, ReturnStatementSyntax statement) =>
        statement.Ancestors().Select(node => node switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            PropertyDeclarationSyntax property => property.Type,
            _ => null,
        }).FirstOrDefault(type => type is not null) is { } type ? TypeOf(place, type) : null;
}
