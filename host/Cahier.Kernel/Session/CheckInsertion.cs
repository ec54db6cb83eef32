using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Session;

/// <summary>
/// Puts checks into a cell's text: every loop, every <c>goto</c>, every lambda with a body can be interrupted, and a function that may call itself finds out
/// that the stack is full before the process dies of it. Lines stay lines, so the debugger's and the reader's line numbers are right as they are;
/// columns are mapped back by <see cref="CheckedText"/>.
/// </summary>
internal sealed class CheckInsertion : CSharpSyntaxWalker
{
    private const string Loop = " global::Cahier.Kernel.Session.CellChecks.Loop();";
    private const string Each = "global::Cahier.Kernel.Session.CellChecks.Each";
    private const string Token = "global::Cahier.Kernel.Session.CellChecks.Cancellation";
    private const string Call = " global::Cahier.Kernel.Session.CellChecks.Call();";

    private readonly List<(TextChange Change, int Order)> _changes = [];
    private readonly HashSet<string> _functions;

    private readonly SemanticModel? _meaning;

    private CheckInsertion(SyntaxNode root, SemanticModel? meaning)
    {
        _meaning = meaning;
        _functions = [.. root.DescendantNodes().Select(FunctionName).OfType<string>()];
    }

    /// <summary>The text of a tree without syntax errors, with its checks.</summary>
    /// <param name="tree">What was written.</param>
    /// <param name="text">The same as text.</param>
    /// <param name="meaning">
    /// Asked whether a lambda such as <c>x => f(x)</c> gives a value, and whether a method takes a token; without it, such lambdas have no check, such methods no token.
    /// </param>
    /// <param name="more">Other insertions.</param>
    public static CheckedText Into(SyntaxTree tree, SourceText text, SemanticModel? meaning = null, IEnumerable<TextChange>? more = null)
    {
        var root = tree.GetRoot();
        var insertion = new CheckInsertion(root, meaning);
        insertion.Visit(root);
        var checks = insertion._changes.OrderBy(item => item.Change.Span.Start).ThenBy(item => item.Order).Select(item => item.Change);
        return new CheckedText(text, [.. checks.Concat(more ?? []).OrderBy(change => change.Span.Start)]);
    }

    public override void VisitWhileStatement(WhileStatementSyntax node) => VisitLoop(node, node.Statement);

    public override void VisitDoStatement(DoStatementSyntax node) => VisitLoop(node, node.Statement);

    public override void VisitForStatement(ForStatementSyntax node) => VisitLoop(node, node.Statement);

    public override void VisitForEachStatement(ForEachStatementSyntax node) => VisitLoop(node, node.Statement);

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) => VisitLoop(node, node.Statement);

    public override void VisitGotoStatement(GotoStatementSyntax node)
    {
        Surround(node, Loop);
        base.VisitGotoStatement(node);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => VisitLambda(node);

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => VisitLambda(node);

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => VisitLambda(node);

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        VisitFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken, ReturnsNothing(node.ReturnType, node.Modifiers));
        base.VisitMethodDeclaration(node);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        VisitFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken, ReturnsNothing(node.ReturnType, node.Modifiers));
        base.VisitLocalFunctionStatement(node);
    }

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        VisitFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken, returnsNothing: false);
        base.VisitOperatorDeclaration(node);
    }

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        VisitFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken, returnsNothing: true);
        base.VisitConstructorDeclaration(node);
    }

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        VisitFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken, returnsNothing: !node.IsKind(SyntaxKind.GetAccessorDeclaration));
        base.VisitAccessorDeclaration(node);
    }

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (node.ExpressionBody is { } body && MayCallItself(node))
        {
            Expand(body, node.SemicolonToken, " { get {" + Call + " return ", " } }");
        }

        base.VisitPropertyDeclaration(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (LibraryLoops.IsAlmostEndless(node))
        {
            Surround(node);
        }
        else if (_meaning is not null && LibraryLoops.MissingToken(node, _meaning) is { } parameter)
        {
            Insert(node.ArgumentList.CloseParenToken.SpanStart, $"{(node.ArgumentList.Arguments.Count > 0 ? ", " : "")}{parameter}: {Token}");
        }

        base.VisitInvocationExpression(node);
    }

    public override void VisitFromClause(FromClauseSyntax node)
    {
        // The conditions of a query are lambdas that nobody has written; but what they are asked about comes from here.
        if (_meaning is not null && LibraryLoops.IsSequence(node.Expression, _meaning))
        {
            Surround(node.Expression);
        }

        base.VisitFromClause(node);
    }

    private void VisitLoop(SyntaxNode loop, StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Insert(block.OpenBraceToken.Span.End, Loop);
        }
        else
        {
            Surround(body, Loop);
        }

        DefaultVisit(loop);
    }

    private void VisitLambda(AnonymousFunctionExpressionSyntax node)
    {
        if (node.Block is { } block)
        {
            Insert(block.OpenBraceToken.Span.End, MayCallItself(node) ? Call : Loop);
        }
        else if (node is LambdaExpressionSyntax { ExpressionBody: { } body and not ThrowExpressionSyntax } lambda && GivesValue(lambda) is { } givesValue)
        {
            Insert(lambda.ArrowToken.Span.End, " {" + (MayCallItself(node) ? Call : Loop) + (givesValue ? " return " : " "));
            Close(body.Span.End, "; }");
        }

        DefaultVisit(node);
    }

    // Null for what must stay an expression: a lambda that becomes an expression tree.
    private bool? GivesValue(LambdaExpressionSyntax lambda) =>
        _meaning?.GetSymbolInfo(lambda).Symbol is IMethodSymbol method
        && _meaning.GetTypeInfo(lambda).ConvertedType is { TypeKind: TypeKind.Delegate }
            ? !method.ReturnsVoid && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false })
            : null;

    private void VisitFunction(SyntaxNode function, BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool returnsNothing)
    {
        if ((block is null && arrow is null) || !MayCallItself(function))
        {
            return;
        }

        if (block is not null)
        {
            Insert(block.OpenBraceToken.Span.End, Call);
        }
        else
        {
            Expand(arrow!, semicolon, " {" + Call + (returnsNothing ? " " : " return "), " }");
        }
    }

    // `=> e;` becomes `{ check; return e; }`.
    private void Expand(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, string before, string after)
    {
        if (arrow.Expression is not ThrowExpressionSyntax)
        {
            _changes.Add((new TextChange(arrow.ArrowToken.Span, before), _changes.Count));
            Close(semicolon.Span.End, after);
        }
    }

    private void Surround(StatementSyntax statement, string check)
    {
        Insert(statement.SpanStart, "{" + check + " ");
        Close(statement.Span.End, " }");
    }

    private void Surround(ExpressionSyntax sequence)
    {
        Insert(sequence.SpanStart, Each + "(");
        Close(sequence.Span.End, ")");
    }

    // What surrounds is visited before what stands inside: at one place the outer text opens first and closes last.
    private void Insert(int position, string text) => _changes.Add((new TextChange(new TextSpan(position, 0), text), _changes.Count));

    private void Close(int position, string text) => _changes.Add((new TextChange(new TextSpan(position, 0), text), -_changes.Count));

    /// <summary>
    /// A cycle of calls goes through a name that this cell declares, or through a delegate, which is called by a plain name.
    /// What calls neither (most small functions) pays nothing and can still be inlined.
    /// </summary>
    private bool MayCallItself(SyntaxNode function) => function.DescendantNodes().Any(node => node switch
    {
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.ValueText != "nameof",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => _functions.Contains(member.Name.Identifier.ValueText),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } => _functions.Contains(member.Name.Identifier.ValueText),
        BaseObjectCreationExpressionSyntax creation => creation is ImplicitObjectCreationExpressionSyntax || Names(creation),
        ElementAccessExpressionSyntax => _functions.Contains("this"),
        InterpolationSyntax => _functions.Contains(nameof(ToString)),
        BinaryExpressionSyntax binary => _functions.Contains(binary.OperatorToken.Text),
        // A property is called by being named.
        IdentifierNameSyntax { Parent: not InvocationExpressionSyntax } name => _functions.Contains(name.Identifier.ValueText),
        _ => false,
    });

    private bool Names(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } && _functions.Contains(name.Identifier.ValueText);

    private static string? FunctionName(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        OperatorDeclarationSyntax @operator => @operator.OperatorToken.Text,
        IndexerDeclarationSyntax => "this",
        PropertyDeclarationSyntax property when !IsAutomatic(property) => property.Identifier.ValueText,
        _ => null,
    };

    private static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property.AccessorList is { } accessors && accessors.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null);

    private static bool ReturnsNothing(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && LastName(type) is "Task" or "ValueTask");

    private static string? LastName(TypeSyntax type) => type switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax { Right: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };
}
