using System.Text;

namespace Cahier.Text;

/// <summary>Where a text has spaces between its words and punctuation marks.</summary>
internal static class WordJoining
{
    private const string ClosesInEnglish = ",.;:!?)]}…%”";
    private const string ClosesInFrench = ",.)]}…";
    private const string Opens = "([{“";

    public static string Join(IEnumerable<string> words, bool french)
    {
        var text = new StringBuilder();
        var (before, quoted) = ("", false);
        foreach (var word in words)
        {
            if (word.Length == 0)
                continue;
            var closesQuote = word == "\"" && quoted;
            var opensQuote = before == "\"" && quoted;
            if (text.Length > 0 && !closesQuote && !opensQuote && !Touch(before, word, french))
                text.Append(' ');
            text.Append(word);
            quoted ^= word == "\"";
            before = word;
        }
        return text.ToString();
    }

    private static bool Touch(string before, string word, bool french) =>
        IsOneOf(french ? ClosesInFrench : ClosesInEnglish, word)
        || word.StartsWith("..", StringComparison.Ordinal)
        || IsOneOf(Opens, before)
        || IsOneOf("/", word) || IsOneOf("/", before)
        || (french ? TouchInFrench(before, word) : TouchInEnglish(word));

    // l' arbre; dit -il
    private static bool TouchInFrench(string before, string word) =>
        (before.Length > 1 && before[^1] == '\'') || (word.Length > 1 && word[0] == '-' && char.IsLetter(word[1]));

    // it 's; do n't
    private static bool TouchInEnglish(string word) =>
        (word.Length > 1 && word[0] == '\'') || word.Equals("n't", StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string marks, string word) => word.Length == 1 && marks.Contains(word[0], StringComparison.Ordinal);
}
