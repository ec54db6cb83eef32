namespace Cahier.Text;

/// <summary>One token for each word and each punctuation mark, by the habits of French or English.</summary>
/// <remarks>
/// French: an elision is a word (l' arbre, qu' il), and so is a pronoun behind its verb (dit -il, a -t-il); arc-en-ciel and aujourd'hui
/// are whole. English: contractions are cut as the Penn Treebank does (do n't, it 's). Tokens keep their apostrophe or hyphen, so that
/// <see cref="Join"/> knows what to put together.
/// </remarks>
public sealed class WordTokenizer : ITokenizer
{
    private readonly string _language;
    private readonly bool _lowerCase;

    /// <summary>Knows the words of these texts.</summary>
    /// <param name="texts">Where the words come from.</param>
    /// <param name="language">"fr" or "en"; the language in use (<see cref="Language.Current"/>) if not given.</param>
    /// <param name="lowerCase">Whether "Le" and "le" are one word.</param>
    /// <param name="minimumCount">Rarer words are <see cref="Vocabulary.Unknown"/>.</param>
    /// <param name="size">At most so many words are known, the most frequent ones; all if not given.</param>
    /// <exception cref="ArgumentException">Another language.</exception>
    public WordTokenizer(
        IEnumerable<string> texts, string? language = null, bool lowerCase = true, int minimumCount = 1, int? size = null)
        : this(Vocabulary.ByFrequency(texts.SelectMany(text => Words(text, language, lowerCase)), minimumCount, size), language, lowerCase)
    {
    }

    /// <summary>Knows the words of a vocabulary.</summary>
    /// <param name="vocabulary">The known words.</param>
    /// <param name="language">"fr" or "en"; the language in use if not given.</param>
    /// <param name="lowerCase">Whether "Le" and "le" are one word; the vocabulary's words must then be in lower case.</param>
    /// <exception cref="ArgumentException">Another language.</exception>
    public WordTokenizer(Vocabulary vocabulary, string? language = null, bool lowerCase = true)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        Vocabulary = vocabulary;
        _language = Known(language);
        _lowerCase = lowerCase;
    }

    /// <summary>The known words and their numbers.</summary>
    public Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public int Count => Vocabulary.Count;

    /// <summary>The words and punctuation marks of a text. The apostrophe of print, ’, becomes that of keyboards, '.</summary>
    /// <exception cref="ArgumentException">A language other than "fr" and "en".</exception>
    public static string[] Words(string text, string? language = null, bool lowerCase = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WordSplitting.Split(lowerCase ? text.ToLowerInvariant() : text, Known(language) == Language.French);
    }

    /// <summary>
    /// Writes words and punctuation marks as a text, with spaces where the language has them; in French also before ; : ! and ?
    /// </summary>
    /// <exception cref="ArgumentException">A language other than "fr" and "en".</exception>
    public static string Join(IEnumerable<string> words, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        return WordJoining.Join(words, Known(language) == Language.French);
    }

    /// <inheritdoc/>
    public string[] Split(string text) => Words(text, _language, _lowerCase);

    /// <inheritdoc/>
    public int[] Encode(string text) => Vocabulary.Encode(Split(text));

    /// <inheritdoc/>
    public string Decode(IEnumerable<int> ids) => Join(Vocabulary.Decode(ids), _language);

    private static string Known(string? language) => (language ?? Language.Current) switch
    {
        Language.French => Language.French,
        Language.English => Language.English,
        var other => throw new ArgumentException(Messages.NoSuchLanguage(nameof(WordTokenizer), other), nameof(language)),
    };
}
