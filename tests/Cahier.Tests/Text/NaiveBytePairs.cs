using System.Text;
using Cahier.Text;

namespace Cahier.Tests.Text;

/// <summary>Byte-pair encoding as one writes it down: at each step, all pairs of all words are counted.</summary>
internal sealed class NaiveBytePairs
{
    private readonly BytePairSymbols _symbols;
    private readonly List<string> _tokens;
    private List<string[]> _words;

    public NaiveBytePairs(IEnumerable<string> words, BytePairSymbols symbols)
    {
        _symbols = symbols;
        _words = [.. words.Select(word => symbols == BytePairSymbols.Characters
            ? word.EnumerateRunes().Select(rune => rune.ToString()).ToArray()
            : [.. Encoding.UTF8.GetBytes(word).Select(value => ((char)value).ToString())])];
        _tokens = [.. _words.SelectMany(word => word).Distinct().Order(StringComparer.Ordinal)];
    }

    public int Length => _words.Sum(word => word.Length);

    public (string Token, int Count)? MergeNext()
    {
        var pairs = _words.SelectMany(word => word.Zip(word.Skip(1))).CountBy(pair => pair).Where(pair => pair.Value >= 2).ToList();
        if (pairs.Count == 0)
            return null;

        var (best, count) = pairs
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => _tokens.IndexOf(pair.Key.First)).ThenBy(pair => _tokens.IndexOf(pair.Key.Second)).First();
        var token = best.First + best.Second;
        if (!_tokens.Contains(token))
            _tokens.Add(token);
        _words = [.. _words.Select(word => Merge(word, best))];
        return (Display(token), count);
    }

    /// <summary>What a student sees, so that the two can be compared.</summary>
    private string Display(string token)
    {
        if (_symbols == BytePairSymbols.Bytes)
        {
            var text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(token));
            token = text.Contains('\ufffd', StringComparison.Ordinal)
                ? string.Concat(token.Select(value => value < 0x80 ? value.ToString() : FormattableString.Invariant($"⟨{(int)value:X2}⟩")))
                : text;
        }
        return token.Replace(' ', '␣').Replace('\n', '⏎');
    }

    private static string[] Merge(string[] word, (string First, string Second) pair)
    {
        var merged = new List<string>();
        for (var i = 0; i < word.Length; i++)
        {
            if (i + 1 < word.Length && (word[i], word[i + 1]) == pair)
                merged.Add(word[i] + word[++i]);
            else
                merged.Add(word[i]);
        }
        return [.. merged];
    }
}
