namespace Cahier.Data.Agreement;

/// <summary>English: singular and plural, in this order: was re-elected, were re-elected.</summary>
internal sealed class EnglishAgreement : AgreementGrammar
{
    private static readonly string[] _subjects =
    [
        "president", "director", "councillor", "candidate", "lawyer", "singer", "nurse", "neighbour", "student", "baker", "musician", "novelist",
    ];
    private static readonly string[] _participles =
        ["re-elected", "elected", "appointed", "invited", "thanked", "applauded", "chosen", "expected", "consulted", "forgotten"];

    private static readonly string[] _things = ["project", "reform", "speech", "letter", "plan", "promise", "book", "voice", "idea", "song"];
    private static readonly string[] _effects = ["surprise", "trouble", "matter", "disturb", "please", "count"];
    private static readonly string[] _people = ["minister", "journalist", "mayor", "family", "client", "worker", "teacher", "critic"];
    private static readonly string[] _deeds = ["admire", "criticise", "know", "hear", "support", "trust"];

    private static readonly string[] _one = ["often", "still", "everywhere", "greatly", "again", "together"];
    private static readonly string[] _two =
        ["each year", "in secret", "without reason", "with patience", "by letter", "at last", "in winter", "for years"];
    private static readonly string[] _three =
    [
        "in the street", "for ten years", "with the neighbours", "outside the theatre", "during the holidays", "under the arches",
        "in the quarter", "between two trains", "on the radio", "in the rain", "despite the rumours", "in the papers", "with a smile",
        "in the schools",
    ];
    private static readonly string[] _names = ["from Leeds", "from York", "from Dublin", "from Bristol", "from Cardiff", "from Oxford"];
    private static readonly string[] _which = ["of this town", "from the village", "in our street", "with the hat"];
    private static readonly string[] _first = ["then", "finally", "soon", "later"];

    public override int FormCount => 2;

    public override IReadOnlyList<string> Words { get; } =
    [
        .. _subjects.Concat(_things).Concat(_people).SelectMany(noun => new[] { noun, Plural(noun) })
            .Concat(_effects.Concat(_deeds).SelectMany(verb => new[] { Singular(verb), verb }))
            .Concat(_one.Concat(_two).Concat(_three).Concat(_names).Concat(_which).Concat(_first).SelectMany(text => text.Split(' ')))
            .Concat(["the", "whose", "and", "whom"]).Distinct(),
    ];

    protected override (List<string> Words, string[] Answers) Begin(Random random, int form)
    {
        var subject = Any(random, _subjects);
        var participle = Any(random, _participles);
        return (["the", form == 0 ? subject : Plural(subject)], [$"was {participle}", $"were {participle}"]);
    }

    // whose reforms trouble many; and whom the press admires
    protected override void AddClause(Random random, List<string> words, List<int> nouns, int form, bool first, HashSet<string> used)
    {
        var noun = Fresh(random, first ? _things : _people, used);
        var verb = Fresh(random, first ? _effects : _deeds, used);
        // Of the other number: the nearest noun would mislead.
        var plural = form == 0;
        words.AddRange(first ? ["whose"] : ["and", "whom", "the"]);
        words.Add(plural ? Plural(noun) : noun);
        nouns.Add(words.Count - 1);
        words.Add(plural ? verb : Singular(verb));
        if (first)
            words.Add(Fresh(random, _one, used));
    }

    protected override void AddPlace(Random random, List<string> words, bool first, HashSet<string> used, int left)
    {
        // Three words a time, so that at most one stands alone.
        var length = left is 2 or 4 ? 2 : Math.Min(left, 3);
        string[][] choices = first ? [_first, _names, _which] : [_one, _two, _three];
        words.AddRange(Fresh(random, choices[length - 1], used).Split(' '));
    }

    protected override bool IsClauseStart(string word) => word is "whose" or "whom";

    private static string Plural(string noun) => noun switch
    {
        _ when noun.EndsWith("ch", StringComparison.Ordinal) => noun + "es",
        _ when noun.EndsWith('y') => noun[..^1] + "ies",
        _ => noun + "s",
    };

    private static string Singular(string verb) => verb + "s";
}
