using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Host.Conversion.Programs;

/// <summary>A name that a cell gives, and where.</summary>
internal sealed record GivenName(string Name, int Line);

/// <summary>
/// The names that statements give: those of the whole program, and those inside of blocks, which may not repeat one of the program's. What
/// a lambda or a function declares is its own affair, for it may hide other names.
/// </summary>
internal sealed class ProgramNames : CSharpSyntaxWalker
{
    private readonly List<GivenName> _program = [];
    private readonly List<GivenName> _inBlocks = [];
    private int _depth;

    public IReadOnlyList<GivenName> OfProgram => _program;

    public IReadOnlyList<GivenName> InBlocks => _inBlocks;

    /// <summary>The names of a type or a function that stands outside of everything.</summary>
    public void Add(SyntaxToken name) =>
        (_depth == 0 ? _program : _inBlocks).Add(new GivenName(name.ValueText, CellProgram.LineOf(name.GetLocation())));

    public override void Visit(SyntaxNode? node)
    {
        switch (node)
        {
            case LocalFunctionStatementSyntax function:
                Add(function.Identifier);
                return;
            case AnonymousFunctionExpressionSyntax or BaseTypeDeclarationSyntax:
                return;
            case VariableDeclaratorSyntax variable:
                Add(variable.Identifier);
                break;
            case SingleVariableDesignationSyntax variable:
                Add(variable.Identifier);
                break;
        }

        var opens = node is BlockSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
            or UsingStatementSyntax or FixedStatementSyntax or SwitchStatementSyntax or SwitchExpressionArmSyntax
            or CatchClauseSyntax or QueryExpressionSyntax;
        _depth += opens ? 1 : 0;
        switch (node)
        {
            case ForEachStatementSyntax loop:
                Add(loop.Identifier);
                break;
            case CatchDeclarationSyntax caught when caught.Identifier.RawKind != 0:
                Add(caught.Identifier);
                break;
            case FromClauseSyntax range:
                Add(range.Identifier);
                break;
            case LetClauseSyntax range:
                Add(range.Identifier);
                break;
        }

        base.Visit(node);
        _depth -= opens ? 1 : 0;
    }
}
