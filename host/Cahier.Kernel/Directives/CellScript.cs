using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Directives;

/// <summary>In which language a part of a cell is written.</summary>
public enum CellPartKind
{
    /// <summary>To compile and run.</summary>
    CSharp,

    /// <summary>To show.</summary>
    Markdown,

    /// <summary>To show.</summary>
    Html,
}

/// <summary>A piece of a cell in one language.</summary>
/// <param name="Kind">The language.</param>
/// <param name="Text">
/// For C#: as long as the cell up to the piece's end, blank where it says something else, so that lines and columns stay the reader's.
/// </param>
/// <param name="Directives">Those that stand in it, first one first.</param>
public sealed record CellPart(CellPartKind Kind, string Text, IReadOnlyList<Directive> Directives);

/// <summary>
/// Takes a cell's text apart into C#, directives, and pieces in other languages. A line in a string or in a comment is no directive.
/// </summary>
public static partial class CellScript
{
    private static readonly CSharpParseOptions _parsing = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The pieces of a cell, at least one.</summary>
    public static IReadOnlyList<CellPart> Read(string code)
    {
        if (!Candidate().IsMatch(code))
        {
            return [new CellPart(CellPartKind.CSharp, code, [])];
        }

        var parts = new List<CellPart>();
        var kind = CellPartKind.CSharp;
        for (var start = 0; start < code.Length;)
        {
            start = kind is CellPartKind.CSharp
                ? ReadCSharp(code, start, parts, out var next)
                : ReadProse(code, start, kind, parts, out next);
            kind = next;
        }

        return parts;
    }

    /// <summary>The cell with everything blank that is not for the compiler; no position changes.</summary>
    public static string ForCompiler(string code)
    {
        var parts = Read(code);
        if (parts is [{ Kind: CellPartKind.CSharp, Directives: [] }])
        {
            return parts[0].Text;
        }

        var text = Blank(code, code.Length);
        foreach (var part in parts.Where(part => part.Kind is CellPartKind.CSharp))
        {
            for (var i = 0; i < part.Text.Length; i++)
            {
                text[i] = part.Text[i] is ' ' ? text[i] : part.Text[i];
            }
        }

        return new string(text);
    }

    private static int ReadCSharp(string code, int start, List<CellPart> parts, out CellPartKind next)
    {
        next = CellPartKind.CSharp;
        var end = code.Length;
        var after = code.Length;
        var directives = new List<Directive>();
        foreach (var directive in DirectivesIn(code, start))
        {
            if (LanguageOf(directive.Name) is { } chosen and not CellPartKind.CSharp)
            {
                next = chosen;
                end = directive.Span.Start;
                after = NextLine(code, directive.Span.End);
                break;
            }

            directives.Add(directive);
        }

        var text = Blank(code, end);
        code.CopyTo(start, text, start, end - start);
        foreach (var directive in directives)
        {
            Array.Fill(text, ' ', directive.Span.Start, directive.Span.Length);
        }

        if (directives.Count > 0 || !text.All(char.IsWhiteSpace) || after >= code.Length)
        {
            parts.Add(new CellPart(CellPartKind.CSharp, new string(text), directives));
        }

        return after;
    }

    private static int ReadProse(string code, int start, CellPartKind kind, List<CellPart> parts, out CellPartKind next)
    {
        var change = LanguageLine().Match(code, start);
        var end = change.Success ? change.Index : code.Length;
        next = change.Success ? LanguageOf(change.Groups[1].Value) ?? CellPartKind.CSharp : kind;
        parts.Add(new CellPart(kind, code[start..end].Trim(), []));
        return change.Success ? NextLine(code, change.Index + change.Length) : code.Length;
    }

    // The compiler knows what is a string, a comment, or left out by #if.
    private static IEnumerable<Directive> DirectivesIn(string code, int start) =>
        from trivia in CSharpSyntaxTree.ParseText(code[start..], _parsing).GetRoot().DescendantTrivia()
        where trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: true }
        let at = start + trivia.SpanStart
        let line = code[at..EndOfLine(code, at)].TrimEnd()
        let match = Line().Match(line)
        where match.Success
        select new Directive(match.Groups["name"].Value, match.Groups["argument"].Value.Trim(), new TextSpan(at, line.Length));

    private static CellPartKind? LanguageOf(string name) => name switch
    {
        DirectiveNames.CSharp or DirectiveNames.ShortCSharp => CellPartKind.CSharp,
        DirectiveNames.Markdown => CellPartKind.Markdown,
        DirectiveNames.Html => CellPartKind.Html,
        _ => null,
    };

    private static char[] Blank(string code, int end)
    {
        var text = new char[end];
        for (var i = 0; i < end; i++)
        {
            text[i] = code[i] is '\n' or '\r' ? code[i] : ' ';
        }

        return text;
    }

    private static int EndOfLine(string code, int at) => code.IndexOf('\n', at) is >= 0 and var end ? end : code.Length;

    private static int NextLine(string code, int at) => Math.Min(EndOfLine(code, at) + 1, code.Length);

    // Most cells have none, and need not be parsed to know.
    [GeneratedRegex("""^[ \t]*#(!|i[ \t]*"|r[ \t]*"nuget:)""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Candidate();

    [GeneratedRegex(
        """
        ^(
          (?<name>\#r)   \s* "nuget:(?<argument>[^"]*)" .*
        | (?<name>\#i)   \s* "(?<argument>[^"]*)" .*
        | (?<name>\#!\S*) \s* ("(?<argument>[^"]*)" .* | (?<argument>.*))
        )$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Line();

    [GeneratedRegex(@"^(#!(?:csharp|c\#|markdown|html))[ \t\r]*$", RegexOptions.Multiline)]
    private static partial Regex LanguageLine();
}
