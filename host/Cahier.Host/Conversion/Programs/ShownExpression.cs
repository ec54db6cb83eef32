using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Host.Conversion.Programs;

/// <summary>
/// A cell's last expression, as a program says it. Whether a call gives a value is left to the compiler, by a lambda that fits either way.
/// </summary>
internal static class ShownExpression
{
    /// <summary>What stands before and behind the expression.</summary>
    public static (string Before, string After) Wrap(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax call when IsDisplay(call) || IsPrint(call) => ("", ""),
        // A variable declared in it would not leave the lambda.
        _ when expression.DescendantNodes().OfType<VariableDesignationSyntax>().Any() => ("display(", ")"),
        AwaitExpressionSyntax => ("await showAsync(async () => ", ")"),
        InvocationExpressionSyntax or ConditionalAccessExpressionSyntax => ("show(() => ", ")"),
        _ => ("display(", ")"),
    };

    /// <summary>Whether a call shows something by itself.</summary>
    public static bool IsDisplay(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == "display",
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText is "Display" or "DisplayAs",
        _ => false,
    };

    private static bool IsPrint(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Write" or "WriteLine", Expression: var writer }
        && writer is IdentifierNameSyntax { Identifier.ValueText: "Console" };
}
