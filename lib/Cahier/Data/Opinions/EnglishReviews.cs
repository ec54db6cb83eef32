namespace Cahier.Data.Opinions;

/// <summary>Reviews in English.</summary>
internal sealed partial class EnglishReviews : ReviewWriter
{
    private static readonly string[] _others = ["My neighbour", "My sister", "My colleague", "The press", "Our guide", "My cousin"];

    protected override int ThemeCount => _subjects.Length;

    public override (string Plain, string Negated) MinimalPair(Random random, bool positive)
    {
        var noun = Any(random, _subjects[Theme(random)].Parts);
        var adjective = Any(random, Weak(positive));
        return ($"The {noun} {Was(noun)} [{adjective}].", $"The {noun} [{Was(noun)} not {adjective}].");
    }

    protected override string Direct(Random random, int theme, bool positive)
    {
        var verdict = MarkedText.Capital(Plain(random, Reviewed(random, theme), positive) + ".");
        return Chance(random, 0.4) ? $"{verdict} {Feeling(random, theme, positive)}" : verdict;
    }

    protected override string Negated(Random random, int theme, bool positive) => Chance(random, 0.25)
        ? NegatedFeeling(random, theme, positive)
        : MarkedText.Capital(Denied(random, Reviewed(random, theme), positive) + ".");

    protected override string Contrast(Random random, int theme, bool positive)
    {
        var subject = _subjects[theme];
        var part = Any(random, subject.Parts);
        var verdict = Chance(random, 0.25) ? Denied(random, subject.Whole, positive) : Plain(random, subject.Whole, positive);
        var granted = Any(random, Adjective(random, !positive));
        return MarkedText.Capital(random.Next(6) switch
        {
            0 => $"despite the {{{granted}}} {part}, {verdict}.",
            1 => $"{verdict}, despite the {{{granted}}} {part}.",
            2 => $"although the {part} {Was(part)} {{{granted}}}, {verdict}.",
            3 => $"the {part} {Was(part)} certainly {{{granted}}}, but {verdict}.",
            4 => $"the {part} {Was(part)} {{{granted}}}; however, {verdict}.",
            _ => $"the {part} {Was(part)} {{{granted}}}, but {verdict}.",
        });
    }

    protected override string Reported(Random random, int theme, bool positive)
    {
        var noun = Reviewed(random, theme);
        var (theirs, mine) = (Any(random, Adjective(random, !positive)), Any(random, Adjective(random, positive)));
        var (who, it) = (Any(random, _others), IsPlural(noun) ? "them" : "it");
        return random.Next(4) switch
        {
            0 => $"{who} found the {noun} {{{theirs}}}; I found {it} [{mine}].",
            1 => $"I had been told that the {noun} {Was(noun)} {{{theirs}}}: {(IsPlural(noun) ? "they were" : "it was")} [{mine}].",
            2 => $"{who} called the {noun} {{{theirs}}}; in fact, {(IsPlural(noun) ? "they were" : "it was")} [{mine}].",
            _ => $"{who} had told me about the {{{theirs}}} {noun}; to me, the {noun} {Was(noun)} [{mine}].",
        };
    }

    protected override IEnumerable<string> Neutral(int theme) =>
        _subjects[theme].IsOuting ? _subjects[theme].Sentences.Concat(_outings) : _subjects[theme].Sentences;

    protected override IEnumerable<string> Distracting(Random random, int theme) =>
        (_subjects[theme].IsOuting ? _elsewhere : _elsewhere[..SentencesAtHome]).Select(sentence =>
        {
            var adjective = Any(random, random.Next(2) == 0 ? _pleasant : _unpleasant);
            return sentence.Replace("a …", $"{Article(adjective)} {{{adjective}}}", StringComparison.Ordinal)
                .Replace("…", $"{{{adjective}}}", StringComparison.Ordinal);
        });

    private static string Reviewed(Random random, int theme) =>
        Chance(random, 0.5) ? _subjects[theme].Whole : Any(random, _subjects[theme].Parts);

    private static string[] Weak(bool positive) => positive ? _good : _bad;

    private static string[] Adjective(Random random, bool positive) => Chance(random, 0.35) ? Weak(positive) : positive ? _great : _awful;

    /// <summary>The author praises or blames, without a full stop.</summary>
    private static string Plain(Random random, string noun, bool positive)
    {
        var adjective = Any(random, Adjective(random, positive));
        return random.Next(4) switch
        {
            0 => $"I found the {noun} {Any(random, _adverbs)}[{adjective}]",
            1 => $"the {noun} seemed [{adjective}] to me",
            _ => $"the {noun} {Was(noun)} {Any(random, _adverbs)}[{adjective}]",
        };
    }

    /// <summary>The author praises by denying a fault, or blames by denying a merit.</summary>
    private static string Denied(Random random, string noun, bool positive)
    {
        var adjective = Any(random, Weak(!positive));
        return random.Next(6) switch
        {
            0 => $"I [did not find] the {noun} [{adjective}]",
            1 => $"the {noun} {Was(noun)} [far from {adjective}]",
            2 => $"the {noun} {Was(noun)} [anything but {adjective}]",
            3 => $"the {noun} [{Was(noun)}n't {adjective}]",
            4 => $"the {noun} [{Was(noun)} never {adjective}]",
            _ => $"the {noun} [{Was(noun)} not {adjective}]",
        };
    }

    private static string Feeling(Random random, int theme, bool positive) => random.Next(3) switch
    {
        0 => $"I [{(positive ? "loved" : "hated")}] the {Any(random, _subjects[theme].Parts)}.",
        1 => positive ? $"I [recommend] the {_subjects[theme].Whole} to my friends." : $"I [regret] choosing the {_subjects[theme].Whole}.",
        _ => $"I keep a [{(positive ? "good" : "bad")}] memory of it.",
    };

    private static string NegatedFeeling(Random random, int theme, bool positive) => random.Next(3) switch
    {
        0 => $"I [{(positive ? "didn't hate" : "didn't love")}] the {Any(random, _subjects[theme].Parts)}.",
        1 => positive
            ? $"I [do not regret] choosing the {_subjects[theme].Whole}."
            : $"I [do not recommend] the {_subjects[theme].Whole} to my friends.",
        _ => $"My memory of it is [not a {(positive ? "bad" : "good")}] one.",
    };

    private static string Article(string word) => "aeiou".Contains(word[0], StringComparison.Ordinal) ? "an" : "a";

    private static bool IsPlural(string noun) => _plurals.Contains(noun);

    private static string Was(string noun) => IsPlural(noun) ? "were" : "was";
}
