using Cahier.Data.Agreement;

namespace Cahier.Data;

/// <summary>
/// Sentences in which a verb agrees with a noun any number of words before it, with nouns of other forms between: la présidente dont les
/// réformes inquiètent la ville fut réélue. To choose the form, a reader must remember the noun that long.
/// </summary>
/// <remarks>French has four forms (gender and number), English two (number).</remarks>
/// <example><code>
/// var sentences = new AgreementSentences("fr", seed: 1);
/// var sentence = sentences.Next(distance: 12);
/// </code></example>
public sealed class AgreementSentences
{
    // One sentence in so many, by what it says, is kept for the final measure.
    private const uint PartForTest = 5;

    private readonly AgreementGrammar _grammar;
    private readonly Random _random;
    private readonly int _seed;

    /// <summary>Prepares the sentences.</summary>
    /// <param name="language">"fr" or "en"; the language in use if not given.</param>
    /// <param name="seed">The same seed gives the same sentences.</param>
    /// <exception cref="ArgumentException">Another language.</exception>
    public AgreementSentences(string? language, int seed)
    {
        Language = language ?? Cahier.Language.Current;
        _grammar = Language switch
        {
            Cahier.Language.French => new FrenchAgreement(),
            Cahier.Language.English => new EnglishAgreement(),
            _ => throw new ArgumentException(Messages.NoSuchLanguage(nameof(AgreementSentences), Language), nameof(language)),
        };
        (_random, _seed) = (new Random(seed), seed);
    }

    /// <summary>"fr" or "en".</summary>
    public string Language { get; }

    /// <summary>How many forms there are to choose from: 4 in French, 2 in English.</summary>
    public int FormCount => _grammar.FormCount;

    /// <summary>All words that sentences are made of, without the answers.</summary>
    public IReadOnlyList<string> Words => _grammar.Words;

    /// <summary>Draws a sentence to learn from; never one of <see cref="Test"/>.</summary>
    /// <param name="distance">How many words stand between the noun and the verb.</param>
    public AgreementSentence Next(int distance) => Draw(_random, distance, forTest: false);

    /// <summary>Sentences for the final measure, the same at each call, equally often of each form.</summary>
    /// <param name="distance">How many words stand between the noun and the verb.</param>
    /// <param name="count">How many; of short ones there are few, so that some may come twice.</param>
    public IReadOnlyList<AgreementSentence> Test(int distance, int count = 100)
    {
        Bounds.AtLeast(count, 0);
        var random = new Random(unchecked(_seed * 31 + distance));
        return [.. Enumerable.Range(0, count).Select(i => Draw(random, distance, forTest: true, form: i % FormCount))];
    }

    private AgreementSentence Draw(Random random, int distance, bool forTest, int? form = null)
    {
        Bounds.AtLeast(distance, 0);
        while (true)
        {
            var sentence = _grammar.Write(random, distance, form ?? random.Next(FormCount));
            if ((Hash(sentence) % PartForTest == 0) == forTest)
                return sentence;
        }
    }

    // FNV-1a: string.GetHashCode differs from one process to the next.
    private static uint Hash(AgreementSentence sentence)
    {
        var hash = 2166136261u;
        foreach (var c in $"{sentence}")
            hash = (hash ^ c) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
