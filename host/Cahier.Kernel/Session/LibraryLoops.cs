using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Session;

/// <summary>Calls behind which a library loops in code of its own, which no check can be put into.</summary>
internal static class LibraryLoops
{
    // Some tenths of a second.
    private const int ManyElements = 100_000_000;

    /// <summary><c>Enumerable.InfiniteSequence(…)</c>, <c>Repeat</c> or <c>Range</c> with a count that is written there and immense.</summary>
    public static bool IsAlmostEndless(InvocationExpressionSyntax node) =>
        node is { Expression: MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: var name }, ArgumentList.Arguments: var arguments }
        && LastName(owner) == nameof(Enumerable)
        && name switch
        {
            "InfiniteSequence" => true,
            nameof(Enumerable.Repeat) or nameof(Enumerable.Range) => arguments.Count == 2 && IsImmense(arguments[1].Expression),
            _ => false,
        };

    /// <summary>Whether an expression is a sequence that is run through here, not a query for elsewhere or for several threads.</summary>
    public static bool IsSequence(ExpressionSyntax expression, SemanticModel meaning) =>
        meaning.GetTypeInfo(expression).Type is { } type
        && type.AllInterfaces.Append(type).Any(candidate => candidate.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T)
        && !type.AllInterfaces.Append(type).Any(candidate => candidate.Name is nameof(IQueryable))
        && type.OriginalDefinition.Name is not nameof(ParallelQuery);

    /// <summary>
    /// The name of the <see cref="CancellationToken"/> that a called method would take and was not given: <c>trainer.Run(100, Loss)</c> then stops
    /// at the end of a step, and its model is whole.
    /// </summary>
    public static string? MissingToken(InvocationExpressionSyntax node, SemanticModel meaning) =>
        meaning.GetSymbolInfo(node).Symbol is IMethodSymbol { Parameters: [.., { IsOptional: true, Type: { Name: nameof(CancellationToken), ContainingNamespace.Name: nameof(System.Threading) } } token] } method
        && node.ArgumentList.Arguments.Count < method.Parameters.Length
        && !node.ArgumentList.Arguments.Any(argument => argument.NameColon?.Name.Identifier.ValueText == token.Name)
        && !IsInExpressionTree(node, meaning)
            ? token.Name
            : null;

    // No arguments by name there.
    private static bool IsInExpressionTree(SyntaxNode node, SemanticModel meaning) =>
        node.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda => meaning.GetTypeInfo(lambda).ConvertedType is not { TypeKind: TypeKind.Delegate });

    private static bool IsImmense(ExpressionSyntax count) => count switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => number >= ManyElements,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(int.MaxValue) } => true,
        _ => false,
    };

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
