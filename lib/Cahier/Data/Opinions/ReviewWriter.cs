namespace Cahier.Data.Opinions;

/// <summary>Writes the sentences of reviews in one language, marked as <see cref="MarkedText"/> reads them.</summary>
internal abstract class ReviewWriter
{
    /// <summary>One of the sentences beside the verdict in so many praises or blames something that is not reviewed.</summary>
    private const double PartDistracting = 0.25;

    public static ReviewWriter In(string language) => language switch
    {
        Cahier.Language.French => new FrenchReviews(),
        Cahier.Language.English => new EnglishReviews(),
        _ => throw new ArgumentException(Messages.NoSuchLanguage(nameof(OpinionReviews), language), nameof(language)),
    };

    /// <summary>How many things there are to review.</summary>
    protected abstract int ThemeCount { get; }

    /// <summary>Chooses what is reviewed.</summary>
    public int Theme(Random random) => random.Next(ThemeCount);

    /// <summary>The sentence or two that say what the author thinks.</summary>
    public string Verdict(Random random, int theme, OpinionKind kind, bool positive) => kind switch
    {
        OpinionKind.Negated => Negated(random, theme, positive),
        OpinionKind.Contrast => Contrast(random, theme, positive),
        OpinionKind.Reported => Reported(random, theme, positive),
        _ => Direct(random, theme, positive),
    };

    /// <summary>A verdict without and with negation; the first has the given sign, the second the other.</summary>
    public abstract (string Plain, string Negated) MinimalPair(Random random, bool positive);

    /// <summary>Different sentences that do not say what the author thinks.</summary>
    public IEnumerable<string> Others(Random random, int theme, int count)
    {
        string[] neutral = [.. Neutral(theme)], distracting = [.. Distracting(random, theme)];
        random.Shuffle(neutral);
        random.Shuffle(distracting);
        return Enumerable.Range(0, count)
            .Select(i => i < distracting.Length && Chance(random, PartDistracting) ? distracting[i] : neutral[i]);
    }

    protected abstract string Direct(Random random, int theme, bool positive);

    protected abstract string Negated(Random random, int theme, bool positive);

    protected abstract string Contrast(Random random, int theme, bool positive);

    protected abstract string Reported(Random random, int theme, bool positive);

    protected abstract IEnumerable<string> Neutral(int theme);

    /// <summary>Sentences that praise or blame, as often the one as the other, what is not reviewed.</summary>
    protected abstract IEnumerable<string> Distracting(Random random, int theme);

    protected static T Any<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    protected static bool Chance(Random random, double probability) => random.NextDouble() < probability;
}
