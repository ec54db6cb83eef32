using Cahier.Data.Opinions;

namespace Cahier.Data.Agreement;

/// <summary>French: masculine and feminine, singular and plural, in this order: réélu, réélue, réélus, réélues.</summary>
internal sealed class FrenchAgreement : AgreementGrammar
{
    private static readonly (string Masculine, string Feminine)[] _subjects =
    [
        ("président", "présidente"), ("directeur", "directrice"), ("conseiller", "conseillère"), ("candidat", "candidate"),
        ("avocat", "avocate"), ("chanteur", "chanteuse"), ("infirmier", "infirmière"), ("voisin", "voisine"), ("étudiant", "étudiante"),
        ("boulanger", "boulangère"), ("musicien", "musicienne"), ("romancier", "romancière"),
    ];

    private static readonly string[] _participles =
        ["réélu", "élu", "nommé", "invité", "remercié", "applaudi", "choisi", "attendu", "consulté", "oublié"];

    // What somebody has, with a verb in the singular and in the plural.
    private static readonly FrenchNoun[] _things =
    [
        .. new[]
        {
            "le projet", "les projets m", "la réforme", "les réformes f", "le discours", "les discours m", "la lettre", "les lettres f",
            "le travail", "les travaux m", "la promesse", "les promesses f", "le livre", "les livres m", "la voix", "les idées f",
        }.Select(FrenchNoun.Of),
    ];
    private static readonly (string One, string Many)[] _effects =
        [("surprend", "surprennent"), ("inquiète", "inquiètent"), ("compte", "comptent"), ("dérange", "dérangent"), ("plaît", "plaisent")];

    // Who does something to the subject.
    private static readonly FrenchNoun[] _people =
    [
        .. new[]
        {
            "le ministre", "les ministres m", "la presse", "les journalistes m", "le maire", "les maires m", "la mairie", "les familles f",
            "le public", "les clients m", "la foule", "les ouvrières f",
        }.Select(FrenchNoun.Of),
    ];
    private static readonly (string One, string Many)[] _deeds =
        [("admire", "admirent"), ("critique", "critiquent"), ("connaît", "connaissent"), ("écoute", "écoutent"), ("soutient", "soutiennent")];

    private static readonly string[] _one = ["souvent", "encore", "partout", "beaucoup", "enfin", "ensemble"];
    private static readonly string[] _two =
        ["chaque année", "depuis longtemps", "en secret", "sans raison", "avec patience", "par courrier", "en province", "sans relâche"];
    private static readonly string[] _three =
    [
        "dans la rue", "depuis dix ans", "avec les voisins", "devant la mairie", "pendant les vacances", "sous les arcades", "dans le quartier",
        "entre deux trains", "à la radio", "contre la pluie", "malgré les rumeurs", "dans les journaux", "avec le sourire", "dans les écoles",
    ];
    private static readonly string[] _names = ["de Lyon", "de Lille", "de Nantes", "de Rennes", "de Bruxelles", "de Genève"];
    private static readonly string[] _which = ["de la ville", "de ce quartier", "du grand théâtre", "de notre rue"];
    private static readonly string[] _first = ["alors", "ensuite", "enfin", "bientôt"];

    public override int FormCount => 4;

    public override IReadOnlyList<string> Words { get; } =
    [
        .. _subjects.SelectMany(s => new[] { s.Masculine, s.Feminine, s.Masculine + "s", s.Feminine + "s" })
            .Concat([.. _things.Concat(_people).Select(noun => noun.Word)])
            .Concat(_effects.Concat(_deeds).SelectMany(verb => new[] { verb.One, verb.Many }))
            .Concat(_one.Concat(_two).Concat(_three).Concat(_names).Concat(_which).Concat(_first).SelectMany(text => text.Split(' ')))
            .Concat(["le", "la", "les", "l'", "dont", "et", "que"]).Distinct(),
    ];

    protected override (List<string> Words, string[] Answers) Begin(Random random, int form)
    {
        var (masculine, feminine) = Any(random, _subjects);
        var word = form % 2 == 0 ? masculine : feminine;
        var noun = new FrenchNoun(form < 2 ? word : word + "s", form % 2 == 1, form >= 2);
        var participle = Any(random, _participles);
        return ([.. Text.WordTokenizer.Words(noun.The, "fr")],
            [$"fut {participle}", $"fut {participle}e", $"furent {participle}s", $"furent {participle}es"]);
    }

    // dont les réformes inquiètent; et que la presse admire
    protected override void AddClause(Random random, List<string> words, List<int> nouns, int form, bool first, HashSet<string> used)
    {
        var byOthers = !first && random.Next(2) == 0;
        var (subjects, verbs) = byOthers ? (_people, _deeds) : (_things, _effects);
        // Of another gender or number than the subject: the nearest noun would mislead.
        FrenchNoun[] others = [.. subjects.Where(noun => Form(noun) != form && !StartsWithVowel(noun))];
        FrenchNoun[] free = [.. others.Where(noun => !used.Contains(noun.Word))];       // a very long sentence uses them all
        var other = Any(random, free.Length > 0 ? free : others);
        used.Add(other.Word);
        var verb = Fresh(random, [.. verbs.Select(verb => verb.One)], used);
        var (one, many) = verbs.First(pair => pair.One == verb);
        words.AddRange(first ? ["dont"] : byOthers ? ["et", "que"] : ["et", "dont"]);
        words.AddRange(other.The.Split(' '));
        nouns.Add(words.Count - 1);
        words.Add(other.Plural ? many : one);
    }

    protected override void AddPlace(Random random, List<string> words, bool first, HashSet<string> used, int left)
    {
        // Three words a time, so that at most one stands alone.
        var length = left is 2 or 4 ? 2 : Math.Min(left, 3);
        string[][] choices = first ? [_first, _names, _which] : [_one, _two, _three];
        words.AddRange(Fresh(random, choices[length - 1], used).Split(' '));
    }

    protected override bool IsClauseStart(string word) => word is "dont" or "que";

    private static int Form(FrenchNoun noun) => (noun.Feminine ? 1 : 0) + (noun.Plural ? 2 : 0);

    // l' would be a word of its own.
    private static bool StartsWithVowel(FrenchNoun noun) => !noun.Plural && FrenchNoun.StartsWithVowel(noun.Word);
}
