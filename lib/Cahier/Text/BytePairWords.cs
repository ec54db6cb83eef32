using System.Globalization;

namespace Cahier.Text;

/// <summary>Cuts a text into the pieces within which byte-pair encoding merges.</summary>
internal static class BytePairWords
{
    private enum Kind
    {
        Space,
        Letter,
        Digit,
        Mark,
    }

    /// <summary>
    /// Runs of letters, of digits, of marks, each with the one space before it, and runs of other white space. An apostrophe ends the
    /// letters that it follows: l' | arbre. Together the pieces are the text.
    /// </summary>
    public static IEnumerable<Range> Ranges(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            if (text[end] == ' ' && end + 1 < text.Length && KindOf(text, end + 1) != Kind.Space)
                end++;
            var kind = KindOf(text, end);
            while (end < text.Length && KindOf(text, end) == kind)
                end++;
            // Of several spaces, the last belongs to what follows.
            if (kind == Kind.Space && end < text.Length && end - start > 1 && text[end - 1] == ' ')
                end--;
            if (kind == Kind.Letter && end + 1 < text.Length && text[end] is '\'' or '’' && KindOf(text, end + 1) == Kind.Letter)
                end++;
            yield return start..end;
            start = end;
        }
    }

    private static Kind KindOf(string text, int i) => CharUnicodeInfo.GetUnicodeCategory(text, i) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => Kind.Letter,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Digit,
        // The second half of a character of two: it goes with the first.
        UnicodeCategory.Surrogate when i > 0 && char.IsHighSurrogate(text[i - 1]) => KindOf(text, i - 1),
        _ => char.IsWhiteSpace(text[i]) ? Kind.Space : Kind.Mark,
    };
}
