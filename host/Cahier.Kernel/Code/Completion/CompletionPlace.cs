using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code.Completion;

/// <summary>Where in the code a name is being written.</summary>
internal sealed class CompletionPlace
{
    /// <summary>
    /// Stands for a word of which nothing has been typed: code is easier to read with one, at the end of what is unfinished above all.
    /// </summary>
    public const string Placeholder = "__";

    public CompletionPlace(CodeSnapshot snapshot, int position)
    {
        Snapshot = snapshot;
        Position = position;
        Start = WordStart(snapshot.Code, position);
        Left = snapshot.TokenBefore(Start);
    }

    public CodeSnapshot Snapshot { get; }

    public SemanticModel Model => Snapshot.Model;

    /// <summary>The cursor.</summary>
    public int Position { get; }

    /// <summary>Where the word before the cursor begins.</summary>
    public int Start { get; }

    /// <summary>The last token before that word.</summary>
    public SyntaxToken Left { get; }

    public static int WordStart(string code, int position)
    {
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }

        return start;
    }

    /// <summary>Whether nothing of C# can be named here: a text, a comment, a number, the name of something new.</summary>
    public bool IsNameless => (Start < Position && char.IsAsciiDigit(Snapshot.Code[Start])) || IsComment || IsText || IsNewName;

    private bool IsComment
    {
        get
        {
            var trivia = Position == 0 ? default : Snapshot.Root.FindTrivia(Position - 1, findInsideTrivia: true);
            return trivia.Kind() switch
            {
                SyntaxKind.SingleLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia =>
                    true,
                SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia =>
                    Position < trivia.Span.End || !trivia.ToString().EndsWith("*/", StringComparison.Ordinal),
                _ => false,
            };
        }
    }

    private bool IsText
    {
        get
        {
            var token = Snapshot.TokenBefore(Position);
            return token.Kind() switch
            {
                SyntaxKind.InterpolatedStringTextToken => true,
                SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken => token.Span.End == Position,
                SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken =>
                    token.Span.End <= Position,
                SyntaxKind.CloseBraceToken => token.Parent is InterpolationSyntax,
                SyntaxKind.ColonToken => token.Parent is InterpolationFormatClauseSyntax,
                SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.CharacterLiteralToken
                    or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                    or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
                    => Position < token.Span.End || (Position == token.Span.End && token.ContainsDiagnostics),
                _ => false,
            };
        }
    }

    // The word itself is the name of what is being declared.
    private bool IsNewName => Snapshot.Root.FindToken(Start) is var word && word.SpanStart == Start && word.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } declarator =>
            declarator.Identifier == word && !IsValue(declaration.Type),
        SingleVariableDesignationSyntax designation => designation.Identifier == word,
        // The first word of a lambda's parameters, alone in parentheses, may also be an expression.
        ParameterSyntax parameter => parameter.Identifier == word && parameter.Type is not null,
        ForEachStatementSyntax loop => loop.Identifier == word,
        CatchDeclarationSyntax caught => caught.Identifier == word,
        MethodDeclarationSyntax method => method.Identifier == word,
        LocalFunctionStatementSyntax function => function.Identifier == word,
        PropertyDeclarationSyntax property => property.Identifier == word,
        BaseTypeDeclarationSyntax type => type.Identifier == word,
        DelegateDeclarationSyntax type => type.Identifier == word,
        EnumMemberDeclarationSyntax member => member.Identifier == word,
        TypeParameterSyntax parameter => parameter.Identifier == word,
        FromClauseSyntax from => from.Identifier == word,
        LetClauseSyntax let => let.Identifier == word,
        _ => false,
    };

    /// <summary>Whether what looks like a type is a variable: <c>x i|</c> wants to become <c>x is</c>.</summary>
    public bool IsValue(TypeSyntax type) =>
        type is NameSyntax && Model.GetSpeculativeSymbolInfo(type.SpanStart, type, SpeculativeBindingOption.BindAsExpression).Symbol
            is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol;
}
