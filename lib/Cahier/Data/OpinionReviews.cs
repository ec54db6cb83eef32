using Cahier.Data.Opinions;

namespace Cahier.Data;

/// <summary>
/// Generated reviews, half of them positive, in French or English. Counting words is not enough to understand them: there are negations,
/// contrasts, the opinions of others, and bad weather; and the words that do carry the author's opinion are known.
/// </summary>
/// <example><code>
/// var reviews = new OpinionReviews("fr", seed: 1);
/// var words = new Vocabulary(reviews.Train.SelectMany(review => review.Words));
/// </code></example>
public sealed class OpinionReviews
{
    /// <summary>The most words and punctuation marks of a review.</summary>
    public const int LongestReview = 60;

    private const double PartNegated = 0.18, PartContrast = 0.17, PartReported = 0.1;
    private const int MostOtherSentences = 5;

    private readonly ReviewWriter _writer;

    /// <summary>Writes the reviews; all are different from each other.</summary>
    /// <param name="language">"fr" or "en"; the language in use if not given.</param>
    /// <param name="seed">The same seed gives the same reviews.</param>
    /// <param name="trainCount">How many to learn from.</param>
    /// <param name="validationCount">How many to choose settings with.</param>
    /// <param name="testCount">How many for the final measure.</param>
    /// <exception cref="ArgumentException">Another language.</exception>
    public OpinionReviews(string? language, int seed, int trainCount = 2000, int validationCount = 500, int testCount = 500)
    {
        Bounds.AtLeast(trainCount, 0);
        Bounds.AtLeast(validationCount, 0);
        Bounds.AtLeast(testCount, 0);
        Language = language ?? Cahier.Language.Current;
        _writer = ReviewWriter.In(Language);
        var random = new Random(seed);
        var seen = new HashSet<string>();
        OpinionReview[] Draw(int count) => [.. Enumerable.Range(0, count).Select(i => Fresh(random, i % 2 == 0, seen))];
        (Test, Validation, Train) = (Draw(testCount), Draw(validationCount), Draw(trainCount));
        random.Shuffle((OpinionReview[])Train);
    }

    /// <summary>"fr" or "en".</summary>
    public string Language { get; }

    /// <summary>Reviews to learn from, in no particular order.</summary>
    public IReadOnlyList<OpinionReview> Train { get; }

    /// <summary>Reviews to choose settings with.</summary>
    public IReadOnlyList<OpinionReview> Validation { get; }

    /// <summary>Reviews for the final measure.</summary>
    public IReadOnlyList<OpinionReview> Test { get; }

    /// <summary>
    /// Two reviews of one sentence that differ in a negation only: "Le film est mauvais." and "Le film n'est pas mauvais."
    /// </summary>
    /// <param name="random">Chooses the sentence.</param>
    public (OpinionReview Plain, OpinionReview Negated) MinimalPair(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var positive = random.Next(2) == 0;
        var (plain, negated) = _writer.MinimalPair(random, positive);
        return (Review([plain], positive, OpinionKind.Direct), Review([negated], !positive, OpinionKind.Negated));
    }

    private OpinionReview Fresh(Random random, bool positive, HashSet<string> seen)
    {
        while (true)
        {
            var review = Write(random, positive);
            if (review.Words.Length <= LongestReview && seen.Add(review.Text))
                return review;
        }
    }

    private OpinionReview Write(Random random, bool positive)
    {
        var theme = _writer.Theme(random);
        var kind = random.NextDouble() switch
        {
            < PartNegated => OpinionKind.Negated,
            < PartNegated + PartContrast => OpinionKind.Contrast,
            < PartNegated + PartContrast + PartReported => OpinionKind.Reported,
            _ => OpinionKind.Direct,
        };
        List<string> sentences = [.. _writer.Others(random, theme, random.Next(MostOtherSentences + 1))];
        sentences.Insert(random.Next(sentences.Count + 1), _writer.Verdict(random, theme, kind, positive));
        return Review(sentences, positive, kind);
    }

    private OpinionReview Review(IEnumerable<string> sentences, bool positive, OpinionKind kind)
    {
        var text = MarkedText.Parse(string.Join(' ', sentences), Language);
        return new(text.Text, text.Words, positive, kind, text.Opinion, text.Distractors);
    }
}
