using System.Globalization;

namespace Cahier.Plots.Drawing;

/// <summary>
/// How wide a text will be, without the font at hand: the usual widths of sans-serif letters by class, a little generous,
/// so that what is judged to fit does.
/// </summary>
internal static class TextWidth
{
    public static double Of(string text, double size)
    {
        double width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Em(rune.Value);
        return width * size;
    }

    public static double Widest(IEnumerable<string> texts, double size) => texts.Select(text => Of(text, size)).DefaultIfEmpty().Max();

    /// <summary>The text, or its beginning with "…" when it has more than this many letters (as seen, not as coded).</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
            return text;
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length <= most ? text : text[..starts[most - 1]].TrimEnd() + "…";
    }

    /// <summary>Lines no wider than given, broken at spaces; a word too long for a line is shortened.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int mostLines = 3)
    {
        List<string> lines = [];
        var line = "";
        int mostLetters = Math.Max(8, (int)(width / (0.56 * size)));
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? Shorten(word, mostLetters) : line + " " + Shorten(word, mostLetters);
            if (line.Length > 0 && Of(longer, size) > width)
            {
                lines.Add(line);
                longer = Shorten(word, mostLetters);
            }

            line = longer;
        }

        lines.Add(line);
        if (lines.Count > mostLines)
            lines = [.. lines[..(mostLines - 1)], lines[mostLines - 1] + " …"];
        return lines;
    }

    private static double Em(int rune) => rune switch
    {
        'i' or 'j' or 'l' or '\'' or '|' or '!' or '.' or ',' or ':' or ';' or '\u202f' => 0.3,
        'f' or 't' or 'r' or 'I' or ' ' or '(' or ')' or '[' or ']' or '-' or '/' or '"' or '\u00a0' => 0.38,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '—' or '…' => 0.92,
        >= '0' and <= '9' => 0.6,
        >= 'A' and <= 'Z' or '&' or '−' or '+' or '=' or '<' or '>' or '×' => 0.7,
        < 0x300 => 0.59,
        < 0x370 => 0,                                   // combining marks
        >= 0x2070 and < 0x20a0 => 0.42,                 // superscripts
        >= 0x1100 and < 0x1200 or >= 0x2e80 and < 0xa4d0 or >= 0xac00 and < 0xd7b0
            or >= 0xf900 and < 0xfb00 or >= 0xff00 and < 0xff61 => 1.02,
        >= 0x1f000 => 1.3,
        _ => 0.65,
    };
}
