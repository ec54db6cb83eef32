using System.Globalization;
using System.Text;

namespace Cahier.Text;

/// <summary>Where words begin and end.</summary>
internal static class WordSplitting
{
    private static readonly HashSet<string> _frenchElisions = new(StringComparer.OrdinalIgnoreCase)
    {
        "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
    };

    private static readonly HashSet<string> _frenchPronouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "moi", "toi", "le", "la", "les", "lui", "leur", "y", "en",
    };

    private static readonly HashSet<string> _wholeInFrench = new(StringComparer.OrdinalIgnoreCase) { "c'est-à-dire", "rendez-vous" };

    private static readonly HashSet<string> _wholeInEnglish = new(StringComparer.OrdinalIgnoreCase) { "o'clock", "ma'am", "y'all" };

    private static readonly string[] _englishEndings = ["'s", "'re", "'ve", "'ll", "'d", "'m"];

    public static string[] Split(string text, bool french)
    {
        text = Composed(text).Replace('’', '\'');
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var length = WordLength(text, i);
            if (length > 0 && french)
                SplitFrench(text.Substring(i, length), words);
            else if (length > 0)
                SplitEnglish(text.Substring(i, length), words);
            else
                words.Add(text.Substring(i, length = MarkLength(text, i)));
            i += length;
        }
        return [.. words];
    }

    // é may be stored as one character or as e with an accent: the same word must be the same token.
    private static string Composed(string text) =>
        (text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text).Normalize(NormalizationForm.FormC);

    /// <summary>Letters and digits, with apostrophes and hyphens between letters, and points and commas between digits.</summary>
    private static int WordLength(string text, int start)
    {
        var end = start;
        while (end < text.Length)
        {
            if (IsWordCharacter(text[end]))
                end++;
            else if (end > start && end + 1 < text.Length && IsInside(text[end - 1], text[end], text[end + 1]))
                end += 2;
            else
                break;
        }
        return end - start;
    }

    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;

    private static bool IsInside(char before, char c, char after) => c switch
    {
        '\'' => IsWordCharacter(before) && char.IsLetter(after),
        '-' => IsWordCharacter(before) && IsWordCharacter(after),
        '.' or ',' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
        _ => false,
    };

    private static int MarkLength(string text, int start)
    {
        var points = text.AsSpan(start).IndexOfAnyExcept('.');
        points = points < 0 ? text.Length - start : points;
        return points >= 2 ? points : StringInfo.GetNextTextElementLength(text, start);
    }

    private static void SplitFrench(string word, List<string> words)
    {
        while (!_wholeInFrench.Contains(word)
            && word.IndexOf('\'', StringComparison.Ordinal) is > 0 and var apostrophe && _frenchElisions.Contains(word[..apostrophe]))
        {
            words.Add(word[..(apostrophe + 1)]);
            word = word[(apostrophe + 1)..];
        }

        // donne-le-moi: the last pronoun first, then those before it
        var at = words.Count;
        while (!_wholeInFrench.Contains(word)
            && word.LastIndexOf('-') is > 0 and var hyphen && _frenchPronouns.Contains(word[(hyphen + 1)..]))
        {
            // The t of a-t-il only keeps two vowels apart.
            if (word[..hyphen].EndsWith("-t", StringComparison.OrdinalIgnoreCase))
                hyphen -= 2;
            words.Insert(at, word[hyphen..]);
            word = word[..hyphen];
        }
        words.Insert(at, word);
    }

    private static void SplitEnglish(string word, List<string> words)
    {
        if (!_wholeInEnglish.Contains(word))
        {
            var ending = word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) && word.Length > 3
                ? "n't"
                : _englishEndings.FirstOrDefault(end => word.EndsWith(end, StringComparison.OrdinalIgnoreCase));
            if (ending is not null)
            {
                words.Add(word[..^ending.Length]);
                words.Add(word[^ending.Length..]);
                return;
            }
        }
        words.Add(word);
    }
}
