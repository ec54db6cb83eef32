using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Host.Conversion.Programs;

/// <summary>Displayed values that a cell keeps, and those it changes afterwards.</summary>
internal sealed class DisplayedNames
{
    private readonly List<GivenName> _updated = [];

    /// <summary>Variables that hold what was displayed.</summary>
    public HashSet<string> Kept { get; } = [];

    /// <summary>The first change of each displayed value, of this cell or another.</summary>
    public IEnumerable<GivenName> UpdatesOf(IReadOnlySet<string> kept) =>
        _updated.Where(call => kept.Contains(call.Name)).DistinctBy(call => call.Name);

    /// <summary>Takes note of a piece of code.</summary>
    public void Find(CompilationUnitSyntax root)
    {
        foreach (var variable in root.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Initializer?.Value is InvocationExpressionSyntax call && ShownExpression.IsDisplay(call))
                Kept.Add(variable.Identifier.ValueText);
        }

        foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Update", Expression: var expression }
                && expression is IdentifierNameSyntax target)
                _updated.Add(new GivenName(target.Identifier.ValueText, CellProgram.LineOf(call.GetLocation())));
        }
    }
}
