using Cahier.Data.Worlds;
using Cahier.Text;

namespace Cahier.Data;

/// <summary>
/// A small world in sentences for word2vec: countries and their capitals, men and women, one animal and several. Which words belong
/// together, and which analogies hold, is known.
/// </summary>
/// <remarks>
/// A capital stands beside what makes a city (streets, mayor) and what belongs to its country (language, dish), a country beside what makes
/// a country and what belongs to it: so Paris − France says the same as Rome − Italy.
/// </remarks>
/// <example><code>
/// var world = new WordWorld("fr", seed: 1);
/// var model = new Word2Vec(world.Sentences, new Word2VecOptions { Width = 32, Epochs = 10, Sample = 0 });
/// model.Train();
/// var score = model.Vectors.Score(world.Analogies);
/// </code></example>
public sealed class WordWorld
{
    /// <summary>Writes the sentences.</summary>
    /// <param name="language">"fr" or "en"; the language in use if not given.</param>
    /// <param name="seed">The same seed gives the same sentences.</param>
    /// <param name="sentenceCount">How many.</param>
    /// <exception cref="ArgumentException">Another language.</exception>
    public WordWorld(string? language, int seed, int sentenceCount = 12_000)
    {
        Bounds.AtLeast(sentenceCount, 1);
        Language = language ?? Cahier.Language.Current;
        var lexicon = Language switch
        {
            Cahier.Language.French => FrenchWorld.Lexicon,
            Cahier.Language.English => EnglishWorld.Lexicon,
            _ => throw new ArgumentException(Messages.NoSuchLanguage(nameof(WordWorld), Language), nameof(language)),
        };
        var random = new Random(seed);
        Sentences =
        [
            .. Enumerable.Range(0, sentenceCount).Select(_ => WordTokenizer.Words(lexicon.Write(random), Language, lowerCase: true)),
        ];
        Classes = lexicon.Relations.SelectMany(relation => relation.Classes).ToDictionary(one => one.Name, one => one.Words);
        Analogies = [.. lexicon.Relations.SelectMany(relation => relation.Analogies)];
    }

    /// <summary>"fr" or "en".</summary>
    public string Language { get; }

    /// <summary>The sentences, word by word, in lower case and without punctuation marks.</summary>
    public IReadOnlyList<string[]> Sentences { get; }

    /// <summary>Words of a kind, by the name of the kind.</summary>
    public IReadOnlyDictionary<string, string[]> Classes { get; }

    /// <summary>All analogies that hold: each pair of a relation with each other pair.</summary>
    public IReadOnlyList<AnalogyQuestion> Analogies { get; }
}
