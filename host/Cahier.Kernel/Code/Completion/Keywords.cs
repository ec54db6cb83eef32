using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code.Completion;

/// <summary>The language's words that may stand at a place.</summary>
internal static class Keywords
{
    private static readonly string[] _types =
    [
        "bool", "byte", "char", "decimal", "double", "dynamic", "float", "int", "long", "nint", "nuint", "object", "sbyte", "short",
        "string", "uint", "ulong", "ushort",
    ];

    private static readonly string[] _values =
    [
        "async", "await", "base", "checked", "default", "delegate", "false", "from", "in", "nameof", "new", "not", "null", "out", "ref",
        "sizeof", "stackalloc", "static",
        "this", "throw", "true", "typeof", "unchecked", "var", "with",
    ];

    private static readonly string[] _declarations =
    [
        "abstract", "async", "class", "const", "delegate", "enum", "event", "explicit", "extern", "file", "implicit", "interface",
        "internal", "new", "operator", "override",
        "partial", "private", "protected", "public", "readonly", "record", "ref", "required", "sealed", "static", "struct", "unsafe",
        "virtual", "void", "volatile",
    ];

    private static readonly string[] _statements =
    [
        "break", "case", "catch", "continue", "do", "else", "finally", "fixed", "for", "foreach", "global", "goto", "if", "lock", "return",
        "switch", "try", "using", "var", "while",
        "yield",
    ];

    private static readonly string[] _afterValue =
    [
        "and", "as", "ascending", "by", "descending", "equals", "group", "in", "into", "is", "join", "let", "on", "or", "orderby", "select",
        "switch", "when", "where", "with",
    ];

    private static readonly string[] _inMember = ["get", "init", "set", "add", "remove", "value", "field"];

    public static IEnumerable<CompletionItem> At(CompletionPlace place) =>
        Words(place).Distinct().Select(word => new CompletionItem(word, "keyword", CompletionRank.Language));

    /// <summary>Whether the token ends a value, so that only an operator may follow.</summary>
    public static bool EndsValue(SyntaxToken left) => left.Kind() switch
    {
        SyntaxKind.IdentifierToken => true,
        SyntaxKind.NumericLiteralToken or SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.InterpolatedStringEndToken => true,
        SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.NullKeyword or SyntaxKind.ThisKeyword => true,
        SyntaxKind.CloseBracketToken => left.Parent is not AttributeListSyntax,
        SyntaxKind.CloseParenToken => left.Parent is ArgumentListSyntax or ParenthesizedExpressionSyntax or TupleExpressionSyntax,
        SyntaxKind.CloseBraceToken =>
            left.Parent is InitializerExpressionSyntax or AnonymousObjectCreationExpressionSyntax or PropertyPatternClauseSyntax,
        _ => false,
    };

    private static string[] Words(CompletionPlace place)
    {
        var left = place.Left;
        switch (left.Kind())
        {
            case SyntaxKind.UsingKeyword when left.Parent is UsingDirectiveSyntax:
                return ["static", "var"];
            case SyntaxKind.NewKeyword or SyntaxKind.AsKeyword:
                return _types;
            case SyntaxKind.IsKeyword:
                return ["not", "null", "true", "false", .. _types];
            case SyntaxKind.LessThanToken when left.Parent is TypeArgumentListSyntax:
                return _types;
            case SyntaxKind.YieldKeyword:
                return ["return", "break"];
        }

        if (EndsValue(left))
        {
            return _afterValue;
        }

        if (BeginsStatement(left))
        {
            return left.Parent is AccessorListSyntax ? _inMember
                : left.Parent is BaseTypeDeclarationSyntax ? [.. _declarations, .. _types]
                : [.. _statements, .. _declarations, .. _values, .. _types, .. _inMember[^2..]];
        }

        return left.Parent is MemberDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            && SyntaxFacts.IsKeywordKind(left.Kind())
            ? [.. _declarations, .. _types]
            : [.. _values, .. _types];
    }

    private static bool BeginsStatement(SyntaxToken left) => left.Kind() switch
    {
        SyntaxKind.None or SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken or SyntaxKind.ElseKeyword
            or SyntaxKind.DoKeyword => true,
        SyntaxKind.OpenBraceToken => left.Parent is not (InitializerExpressionSyntax or InterpolationSyntax
            or SwitchExpressionSyntax or PropertyPatternClauseSyntax),
        SyntaxKind.CloseParenToken => left.Parent is StatementSyntax,
        SyntaxKind.ColonToken => left.Parent is SwitchLabelSyntax or LabeledStatementSyntax,
        SyntaxKind.CloseBracketToken => left.Parent is AttributeListSyntax,
        _ => false,
    };
}
