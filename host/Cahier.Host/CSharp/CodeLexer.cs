using System.Collections.Frozen;

namespace Cahier.Host.CSharp;

/// <summary>
/// Splits C# into tokens, for colours and for comparing code: no compiler is at hand in this process, and none is needed for
/// telling strings and comments from the rest (C# specification 6.4). Text that is not C# still gives tokens.
/// </summary>
internal static class CodeLexer
{
    // Longest first. `>>` and `>=` are split as the compiler's lexer does, because of `List<List<int>>`.
    private static readonly string[] Operators =
    [
        "<<=", "??=", "...", "..", "=>", "==", "!=", "<=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "->", "::", "??", "?.", "<<",
    ];

    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.Ordinal,
        "abstract", "as", "async", "await", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float",
        "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "record", "ref", "required", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "var", "virtual", "void", "volatile", "when", "where", "while", "with", "yield");

    /// <summary>The tokens of <paramref name="code"/> in order; what lies between them is white space.</summary>
    public static IEnumerable<CodeToken> Tokens(string code)
    {
        var startsLine = true;
        for (var at = 0; at < code.Length;)
        {
            if (char.IsWhiteSpace(code[at]))
            {
                startsLine |= code[at] == '\n';
                at++;
                continue;
            }

            var (kind, end) = Next(code, at, startsLine);
            yield return new CodeToken(kind, at, end - at);
            startsLine = false;
            at = end;
        }
    }

    private static (CodeTokenKind Kind, int End) Next(string code, int at, bool startsLine)
    {
        if (code[at] == '#' && startsLine)
            return (CodeTokenKind.Directive, TrimEnd(code, at, EndOfLine(code, at)));
        if (At(code, at, "//"))
            return (CodeTokenKind.Comment, TrimEnd(code, at, EndOfLine(code, at)));
        if (At(code, at, "/*"))
            return (CodeTokenKind.Comment, EndAfter(code, at + 2, "*/"));
        if (TextLiteral.End(code, at) is { } end)
            return (CodeTokenKind.Text, end);
        if (char.IsAsciiDigit(code[at]) || (code[at] == '.' && at + 1 < code.Length && char.IsAsciiDigit(code[at + 1])))
            return (CodeTokenKind.Number, EndOfNumber(code, at));
        if (IsWordStart(code[at]))
            return Word(code, at);
        var symbol = Operators.FirstOrDefault(symbol => At(code, at, symbol));
        return (CodeTokenKind.Punctuation, at + (symbol?.Length ?? 1));
    }

    private static (CodeTokenKind Kind, int End) Word(string code, int at)
    {
        var end = at + 1;
        while (end < code.Length && (char.IsLetterOrDigit(code[end]) || code[end] == '_'))
            end++;
        return (Keywords.Contains(code[at..end]) ? CodeTokenKind.Keyword : CodeTokenKind.Identifier, end);
    }

    /// <summary>`1`, `1_000`, `0xFF`, `1.5e-3f`, but `1..3` is a range and `1.ToString()` a call.</summary>
    private static int EndOfNumber(string code, int at)
    {
        var hexadecimal = At(code, at, "0x") || At(code, at, "0X");
        var end = at;
        while (end < code.Length)
        {
            var isDigit = char.IsLetterOrDigit(code[end]) || code[end] == '_';
            var isPoint = code[end] == '.' && end + 1 < code.Length && char.IsAsciiDigit(code[end + 1]);
            var isSign = code[end] is '+' or '-' && !hexadecimal && end > at && code[end - 1] is 'e' or 'E';
            if (!isDigit && !isPoint && !isSign)
                break;
            end++;
        }

        return end;
    }

    private static bool IsWordStart(char character) => char.IsLetter(character) || character is '_' or '@';

    private static int EndOfLine(string code, int at)
    {
        var end = code.IndexOf('\n', at);
        return end < 0 ? code.Length : end;
    }

    private static int TrimEnd(string code, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(code[end - 1]))
            end--;
        return end;
    }

    private static int EndAfter(string code, int at, string closing)
    {
        var end = code.IndexOf(closing, at, StringComparison.Ordinal);
        return end < 0 ? code.Length : end + closing.Length;
    }

    private static bool At(string code, int at, string expected) => string.CompareOrdinal(code, at, expected, 0, expected.Length) == 0;
}
