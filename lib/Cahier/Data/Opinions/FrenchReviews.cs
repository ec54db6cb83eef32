namespace Cahier.Data.Opinions;

/// <summary>Reviews in French, where adjectives agree with their noun in gender and number.</summary>
internal sealed partial class FrenchReviews : ReviewWriter
{
    private static readonly string[] _others = ["Mon voisin", "Ma sœur", "Mon collègue", "La presse", "Notre guide", "Ma cousine"];


    protected override int ThemeCount => _subjects.Length;

    public override (string Plain, string Negated) MinimalPair(Random random, bool positive)
    {
        var noun = Any(random, _subjects[Theme(random)].Parts);
        var adjective = Any(random, Weak(positive)).For(noun);
        return (Sentence($"{noun.The} {noun.Is} [{adjective}]."), Sentence($"{noun.The} [{NotIs(noun)} pas {adjective}]."));
    }

    protected override string Direct(Random random, int theme, bool positive)
    {
        var verdict = Sentence(Plain(random, Reviewed(random, theme), positive) + ".");
        return Chance(random, 0.4) ? $"{verdict} {Feeling(random, theme, positive)}" : verdict;
    }

    protected override string Negated(Random random, int theme, bool positive) =>
        Chance(random, 0.25) ? NegatedFeeling(random, theme, positive) : Sentence(Denied(random, Reviewed(random, theme), positive) + ".");

    protected override string Contrast(Random random, int theme, bool positive)
    {
        var subject = _subjects[theme];
        var part = Any(random, subject.Parts);
        var verdict = Chance(random, 0.25) ? Denied(random, subject.Whole, positive) : Plain(random, subject.Whole, positive);
        var granted = Any(random, Adjective(random, !positive)).For(part);
        return random.Next(6) switch
        {
            0 => Sentence($"malgré {part.A} {{{Behind(random, part, !positive)}}}, {verdict}."),
            1 => Sentence($"{verdict}, malgré {part.A} {{{Behind(random, part, !positive)}}}."),
            2 => Sentence($"bien que {part.The} {(part.Plural ? "soient" : "soit")} {{{granted}}}, {verdict}."),
            3 => Sentence($"certes, {part.The} {part.Is} {{{granted}}}, mais {verdict}."),
            4 => Sentence($"{part.The} {part.Is} {{{granted}}} ; pourtant, {verdict}."),
            _ => Sentence($"{part.The} {part.Is} {{{granted}}}, mais {verdict}."),
        };
    }

    protected override string Reported(Random random, int theme, bool positive)
    {
        var noun = Reviewed(random, theme);
        var (theirs, mine) = (Any(random, Adjective(random, !positive)).For(noun), Any(random, Adjective(random, positive)).For(noun));
        var who = Any(random, _others);
        return random.Next(4) switch
        {
            0 => $"{who} trouve {noun.The} {{{theirs}}} ; moi, je {noun.Object} trouve [{mine}].",
            1 => $"On m'avait dit que {noun.The} {(noun.Plural ? "étaient" : "était")} {{{theirs}}} : {noun.Subject} {noun.Is} [{mine}].",
            2 => $"{who} disait {noun.The} {{{theirs}}} ; en fait, {noun.Subject} {noun.Is} [{mine}].",
            _ => $"{who} m'avait parlé {noun.OfA} {{{Behind(random, noun, !positive)}}} ; pour moi, {noun.The} {noun.Is} [{mine}].",
        };
    }

    protected override IEnumerable<string> Neutral(int theme) =>
        _subjects[theme].IsOuting ? _subjects[theme].Sentences.Concat(_outings) : _subjects[theme].Sentences;

    protected override IEnumerable<string> Distracting(Random random, int theme) =>
        (_subjects[theme].IsOuting ? _elsewhere : _elsewhere[..SentencesAtHome]).Select(elsewhere => elsewhere.Sentence.Replace(
            "…", $"{{{Any(random, random.Next(2) == 0 ? _pleasant : _unpleasant).For(elsewhere.Noun)}}}", StringComparison.Ordinal));

    private static FrenchNoun Reviewed(Random random, int theme) =>
        Chance(random, 0.5) ? _subjects[theme].Whole : Any(random, _subjects[theme].Parts);

    private static FrenchAdjective[] Weak(bool positive) => positive ? _good : _bad;

    private static FrenchAdjective[] Adjective(Random random, bool positive) =>
        Chance(random, 0.35) ? Weak(positive) : positive ? _great : _awful;

    /// <summary>An adjective that stands behind its noun, unlike the first one of the list.</summary>
    private static string Behind(Random random, FrenchNoun noun, bool positive) => Any(random, Weak(positive)[1..]).For(noun);

    /// <summary>The author praises or blames, without a full stop.</summary>
    private static string Plain(Random random, FrenchNoun noun, bool positive)
    {
        var adjective = Any(random, Adjective(random, positive)).For(noun);
        return random.Next(4) switch
        {
            0 => $"j'ai trouvé {noun.The} {Any(random, _adverbs)}[{adjective}]",
            1 => $"{noun.The} m'{(noun.Plural ? "ont" : "a")} paru [{adjective}]",
            _ => $"{noun.The} {noun.Is} {Any(random, _adverbs)}[{adjective}]",
        };
    }

    /// <summary>The author praises by denying a fault, or blames by denying a merit.</summary>
    private static string Denied(Random random, FrenchNoun noun, bool positive)
    {
        var weak = Any(random, Weak(!positive));
        var adjective = weak.For(noun);
        var of = FrenchNoun.StartsWithVowel(weak.Masculine) ? "d'" : "de ";
        return random.Next(6) switch
        {
            0 => $"je [n'ai pas trouvé] {noun.The} [{adjective}]",
            1 => $"{noun.The} {noun.Is} [loin d'être {adjective}]",
            2 => $"{noun.The} [{(noun.Plural ? "n'ont" : "n'a")} rien {of}{weak.Masculine}]",
            3 => $"{noun.The} [{NotIs(noun)} vraiment pas {adjective}]",
            4 => $"{noun.The} [{NotIs(noun)} jamais {adjective}]",
            _ => $"{noun.The} [{NotIs(noun)} pas {adjective}]",
        };
    }

    private static string Feeling(Random random, int theme, bool positive)
    {
        var whole = _subjects[theme].Whole;
        return random.Next(3) switch
        {
            0 => $"J'ai [{(positive ? "adoré" : "détesté")}] {Any(random, _subjects[theme].Parts).The}.",
            1 => $"Je [{(positive ? "recommande" : "déconseille")}] {whole.The} à mes amis.",
            _ => positive ? "J'en garde un [bon] souvenir." : "J'en garde un [mauvais] souvenir.",
        };
    }

    private static string NegatedFeeling(Random random, int theme, bool positive)
    {
        var part = Any(random, _subjects[theme].Parts);
        return random.Next(3) switch
        {
            0 => $"Je [{(positive ? "n'ai pas détesté" : "n'ai pas adoré")}] {part.The}.",
            1 => positive ? "Je n'en garde [pas un mauvais] souvenir." : "Je n'en garde [pas un bon] souvenir.",
            _ => positive
                ? $"Je [ne déconseille pas] {_subjects[theme].Whole.The} à mes amis."
                : $"Je [ne recommande pas] {_subjects[theme].Whole.The} à mes amis.",
        };
    }

    private static string NotIs(FrenchNoun noun) => noun.Plural ? "ne sont" : "n'est";

    private static string Sentence(string text) => MarkedText.Capital(text);
}
