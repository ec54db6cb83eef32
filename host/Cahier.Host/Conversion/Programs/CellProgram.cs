using System.Globalization;
using Cahier.Kernel.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Host.Conversion.Programs;

/// <summary>A cell taken apart into what stands at different places of a program.</summary>
internal sealed class CellProgram
{
    internal static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
    private static readonly CSharpParseOptions Program = new(LanguageVersion.Latest, DocumentationMode.None);

    // A type before a statement, and a function that is public: types go to the end here, and the modifier goes.
    private static readonly string[] Harmless = ["CS8803", "CS0106"];

    private readonly string _cell;
    private readonly List<TextChange> _changes = [];

    private CellProgram(string cell)
    {
        _cell = cell;
        References = new CellReferences(cell, Problems);
    }

    public List<string> Usings { get; } = [];

    public CellReferences References { get; }

    public List<string> Types { get; } = [];

    /// <summary>Top-level extension methods: a program has them in a static class.</summary>
    public List<string> Extensions { get; } = [];

    /// <summary>What is left, with comments and all.</summary>
    public string Statements { get; private set; } = "";

    /// <summary>Types with the number of their type parameters behind.</summary>
    public List<GivenName> TypeNames { get; } = [];

    public ProgramNames Names { get; } = new();

    public DisplayedNames Displays { get; } = new();

    public List<ConversionProblem> Problems { get; } = [];

    public bool UsesUnsafe { get; private set; }

    /// <summary>Takes a cell apart; <paramref name="name"/> is how messages call it.</summary>
    public static CellProgram Read(string code, string name)
    {
        var program = new CellProgram(name);
        var pieces = CellScript.Read(code.ReplaceLineEndings("\n"))
            .Select(part => part.Kind is CellPartKind.CSharp ? program.ReadCode(part) : Comment(part.Text));
        program.Statements = string.Join("\n", pieces.Where(piece => piece.Length > 0));
        return program;
    }

    /// <summary>Prose as lines of comment.</summary>
    public static string Comment(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => $"// {line}".TrimEnd()));

    private string ReadCode(CellPart part)
    {
        var text = References.Take(part);
        var end = EndOfShown(text);
        text = end is { } at ? text.Insert(at, ";") : text;
        var tree = CSharpSyntaxTree.ParseText(text, Program);
        var root = tree.GetCompilationUnitRoot();
        var shown = end is not null && root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }
            ? last : null;
        foreach (var error in tree.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error && !Harmless.Contains(diagnostic.Id)))
            Refuse(error.Location, error.GetMessage(CultureInfo.InvariantCulture));

        _changes.Clear();
        foreach (var item in root.Usings)
        {
            Usings.Add(item.WithoutTrivia().ToString());
            Remove(item.Span);
        }

        foreach (var member in root.Members)
            Place(member, shown);

        UsesUnsafe |= root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.UnsafeKeyword));
        Displays.Find(root);
        return Tidy(SourceText.From(text).WithChanges(_changes.OrderBy(change => change.Span.Start)).ToString());
    }

    // Where the semicolon of the last expression is missing; null when nothing is shown. A notebook may end so, a program's grammar knows
    // nothing of it.
    private static int? EndOfShown(string text) =>
        CSharpSyntaxTree.ParseText(text, Script).GetCompilationUnitRoot().Members.LastOrDefault()
            is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            ? last.Expression.Span.End
            : null;

    private void Place(MemberDeclarationSyntax member, ExpressionStatementSyntax? shown)
    {
        switch (member)
        {
            case BaseTypeDeclarationSyntax type:
                MoveType(member, type.Identifier, (type as TypeDeclarationSyntax)?.TypeParameterList?.Parameters.Count ?? 0);
                break;
            case DelegateDeclarationSyntax type:
                MoveType(member, type.Identifier, type.TypeParameterList?.Parameters.Count ?? 0);
                break;
            case GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function } when IsExtension(function.ParameterList):
                MoveExtension(member, function.Identifier, function.ToString(), function.Modifiers);
                break;
            case MethodDeclarationSyntax method when IsExtension(method.ParameterList):
                MoveExtension(member, method.Identifier, method.ToString(), method.Modifiers);
                break;
            case MethodDeclarationSyntax method:
                Names.Add(method.Identifier);
                WithoutAccess(method.Modifiers);
                break;
            case FieldDeclarationSyntax field:
                Names.Visit(field.Declaration);
                Remove(TextSpan.FromBounds(field.SpanStart, field.Declaration.SpanStart));
                break;
            case GlobalStatementSyntax { Statement: var statement }:
                Names.Visit(statement);
                WithoutAccess((statement as LocalFunctionStatementSyntax)?.Modifiers ?? default);
                Adapt(statement, shown);
                break;
            default:
                Refuse(member.GetLocation(), member is BaseNamespaceDeclarationSyntax
                    ? "a namespace: notebooks have none."
                    : "a program has no properties or events outside of a type: make it a variable or a function.");
                break;
        }
    }

    private void Adapt(StatementSyntax statement, ExpressionStatementSyntax? shown)
    {
        if (statement == shown)
        {
            var (before, after) = ShownExpression.Wrap(shown.Expression);
            _changes.Add(new TextChange(new TextSpan(shown.SpanStart, 0), before));
            _changes.Add(new TextChange(new TextSpan(shown.Expression.Span.End, 0), after));
        }

        // A notebook's variable is 0 or null until it gets a value; a program's may not be read.
        if (statement is LocalDeclarationStatementSyntax { IsConst: false, UsingKeyword.RawKind: 0, Declaration: var declaration }
            && !declaration.Type.IsVar)
        {
            foreach (var variable in declaration.Variables.Where(variable => variable.Initializer is null))
                _changes.Add(new TextChange(new TextSpan(variable.Span.End, 0), " = default"));
        }

        var returns = statement
            .DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>();
        foreach (var early in returns)
            Refuse(early.GetLocation(), "`return` ends a cell, and would end the whole program: use an `if` instead.");
    }

    private void MoveType(MemberDeclarationSyntax type, SyntaxToken name, int arity)
    {
        var parameters = arity == 0 ? "" : $"<{new string(',', arity - 1)}>";
        TypeNames.Add(new GivenName(name.ValueText + parameters, LineOf(name.GetLocation())));
        Types.Add(type.ToFullString().Trim('\n', '\r'));
        Remove(type.FullSpan);
    }

    private void MoveExtension(MemberDeclarationSyntax member, SyntaxToken name, string text, SyntaxTokenList modifiers)
    {
        Names.Add(name);
        var isPublic = modifiers.Any(SyntaxKind.PublicKeyword) ? "" : "public ";
        var isStatic = modifiers.Any(SyntaxKind.StaticKeyword) ? "" : "static ";
        Extensions.Add(isPublic + isStatic + text);
        Remove(member.FullSpan);
    }

    private void WithoutAccess(SyntaxTokenList modifiers)
    {
        foreach (var modifier in modifiers
            .Where(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword))
            Remove(modifier.FullSpan);
    }

    private void Remove(TextSpan span) => _changes.Add(new TextChange(span, ""));

    private void Refuse(Location location, string message) =>
        Problems.Add(new ConversionProblem(_cell, LineOf(location), message, IsFatal: true));

    private static bool IsExtension(ParameterListSyntax parameters) =>
        parameters.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) ?? false;

    internal static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    // What was taken away leaves empty lines; one is enough.
    private static string Tidy(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd(' ', '\t', '\r')))
        {
            if (line.Length > 0 || (lines.Count > 0 && lines[^1].Length > 0))
                lines.Add(line);
        }

        return string.Join('\n', lines).TrimEnd('\n');
    }
}
