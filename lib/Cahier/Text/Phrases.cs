namespace Cahier.Text;

/// <summary>
/// Finds pairs of words that are one thing and joins them: nations unies becomes nations_unies (Mikolov et al. 2013b, eq. 6).
/// </summary>
/// <remarks>Applied to its own result, it finds phrases of three and four words.</remarks>
public sealed class Phrases
{
    private readonly HashSet<(string, string)> _pairs;
    private readonly string _separator;

    /// <summary>
    /// Scores all pairs of neighbours: (count(ab) − δ)/(count(a)·count(b)), times the number of words so that the threshold does not depend
    /// on the length of the text.
    /// </summary>
    /// <param name="sentences">Sentences as words.</param>
    /// <param name="discount">δ: pairs met that often or less are not joined, however rare their words.</param>
    /// <param name="threshold">The least score.</param>
    /// <param name="separator">What stands between the words of a phrase.</param>
    public Phrases(IEnumerable<IReadOnlyList<string>> sentences, double discount = 5, double threshold = 100, string separator = "_")
    {
        ArgumentNullException.ThrowIfNull(sentences);
        _separator = separator;
        Dictionary<string, int> words = [];
        Dictionary<(string, string), int> pairs = [];
        var total = 0L;
        foreach (var sentence in sentences)
        {
            total += sentence.Count;
            for (var i = 0; i < sentence.Count; i++)
            {
                words[sentence[i]] = words.GetValueOrDefault(sentence[i]) + 1;
                if (i > 0)
                    pairs[(sentence[i - 1], sentence[i])] = pairs.GetValueOrDefault((sentence[i - 1], sentence[i])) + 1;
            }
        }

        double Score((string A, string B) pair, int count) => (count - discount) / words[pair.A] / words[pair.B] * total;
        Found =
        [
            .. pairs.Select(pair => new Phrase(pair.Key.Item1, pair.Key.Item2, pair.Value, Score(pair.Key, pair.Value)))
                .Where(phrase => phrase.Count > discount && phrase.Score >= threshold).OrderByDescending(phrase => phrase.Score),
        ];
        _pairs = [.. Found.Select(phrase => (phrase.First, phrase.Second))];
    }

    /// <summary>The phrases, the highest score first.</summary>
    public IReadOnlyList<Phrase> Found { get; }

    /// <summary>Joins the phrases of a sentence, from its beginning on.</summary>
    public string[] Join(IReadOnlyList<string> sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        List<string> joined = [];
        for (var i = 0; i < sentence.Count; i++)
        {
            if (i + 1 < sentence.Count && _pairs.Contains((sentence[i], sentence[i + 1])))
                joined.Add(sentence[i] + _separator + sentence[++i]);
            else
                joined.Add(sentence[i]);
        }
        return [.. joined];
    }
}
