namespace Cahier.Host.CSharp;

/// <summary>Finds where a string or character literal ends: plain, verbatim, raw, and interpolated with strings inside its holes.</summary>
internal static class TextLiteral
{
    /// <summary>The end of the literal that starts at <paramref name="at"/>, or null when none starts there.</summary>
    public static int? End(string code, int at)
    {
        if (code[at] == '\'')
            return EndOfPlain(code, at + 1, '\'', holes: 0);

        var dollars = 0;
        var verbatim = false;
        var open = at;
        for (; open < code.Length && code[open] is '$' or '@'; open++)
        {
            dollars += code[open] == '$' ? 1 : 0;
            verbatim |= code[open] == '@';
        }

        if (open >= code.Length || code[open] != '"')
            return null;

        var quotes = Run(code, open, '"');
        var end = quotes >= 3 ? EndOfRaw(code, open + quotes, quotes, dollars)
            : verbatim ? EndOfVerbatim(code, open + 1, dollars > 0)
            : EndOfPlain(code, open + 1, '"', dollars);
        return string.CompareOrdinal(code, end, "u8", 0, 2) == 0 ? end + 2 : end;
    }

    private static int EndOfPlain(string code, int at, char quote, int holes)
    {
        while (at < code.Length && code[at] != quote && code[at] != '\n')
        {
            at = code[at] switch
            {
                '\\' => at + 2,
                '{' when holes > 0 => code.Length > at + 1 && code[at + 1] == '{' ? at + 2 : EndOfHole(code, at + 1, 1),
                _ => at + 1,
            };
        }

        // A literal that is not closed ends with its line, so that the rest of the cell is still read.
        return Math.Min(at < code.Length && code[at] == quote ? at + 1 : at, code.Length);
    }

    private static int EndOfVerbatim(string code, int at, bool interpolated)
    {
        while (at < code.Length)
        {
            var doubled = at + 1 < code.Length && code[at + 1] == code[at];
            switch (code[at])
            {
                case '"' when !doubled:
                    return at + 1;
                case '"':
                case '{' when interpolated && doubled:
                    at += 2;
                    break;
                case '{' when interpolated:
                    at = EndOfHole(code, at + 1, 1);
                    break;
                default:
                    at++;
                    break;
            }
        }

        return code.Length;
    }

    private static int EndOfRaw(string code, int at, int quotes, int dollars)
    {
        while (at < code.Length)
        {
            if (code[at] == '"')
            {
                var run = Run(code, at, '"');
                at += run;
                if (run >= quotes)
                    return at;
            }
            else if (code[at] == '{' && dollars > 0)
            {
                var run = Run(code, at, '{');
                at = run < dollars ? at + run : EndOfHole(code, at + run, dollars);
            }
            else
            {
                at++;
            }
        }

        return code.Length;
    }

    /// <summary>The end of `{ … }` in an interpolated string, from behind its opening braces.</summary>
    private static int EndOfHole(string code, int at, int braces)
    {
        var depth = 0;
        while (at < code.Length)
        {
            if (code[at] == '}' && depth == 0)
                return Math.Min(at + braces, code.Length);

            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at = End(code, at) ?? at + 1;
        }

        return code.Length;
    }

    private static int Run(string code, int at, char character)
    {
        var end = at;
        while (end < code.Length && code[end] == character)
            end++;
        return end - at;
    }
}
