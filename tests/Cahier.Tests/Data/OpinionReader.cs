namespace Cahier.Tests.Data;

/// <summary>
/// Understands generated reviews by rules of its own, from their words alone: which sentence speaks of what is reviewed, what counts after
/// a contrast, and what a negation denies.
/// </summary>
internal sealed class OpinionReader(string language)
{
    private static readonly string[] _praise =
    [
        "bon", "bonne", "réussi", "convaincant", "intéressant", "plaisant", "agréable", "soigné", "mémorable", "excellent", "magnifique",
        "superbe", "formidable", "merveilleu", "remarquable", "admirable", "exceptionnel", "adoré", "recommande",
        "good", "convincing", "interesting", "pleasant", "enjoyable", "memorable", "careful", "original", "wonderful", "superb", "magnificent",
        "brilliant", "remarkable", "fantastic", "outstanding", "loved", "love", "recommend",
    ];

    private static readonly string[] _blame =
    [
        "mauvais", "raté", "décevant", "médiocre", "quelconque", "nul", "désagréable", "bâclé", "horrible", "lamentable", "affreu",
        "catastrophique", "pitoyable", "épouvantable", "insupportable", "consternant", "détesté", "déconseille",
        "bad", "disappointing", "mediocre", "dull", "poor", "forgettable", "unpleasant", "careless", "terrible", "awful", "dreadful",
        "appalling", "pathetic", "atrocious", "lousy", "hated", "hate", "regret",
    ];

    private static readonly HashSet<string> _negations = ["ne", "n'", "pas", "loin", "not", "n't", "never", "far", "anything"];

    private static readonly string[] _elsewhere =
    [
        "temps", "semaine", "journée", "route", "café", "chaussures", "spectacle", "trains",
        "weather", "week", "day", "road", "shoes", "show",
    ];

    /// <summary>+1 for a word of praise, −1 for one of blame, in any form; 0 for others.</summary>
    public static int Polarity(string word)
    {
        bool Is(string stem) => word == stem || (word.StartsWith(stem, StringComparison.Ordinal)
            && word[stem.Length..] is "e" or "s" or "es" or "le" or "les" or "ne" or "nes" or "x" or "se" or "ses");
        return _blame.Any(Is) ? -1 : _praise.Any(Is) ? 1 : 0;
    }

    /// <summary>The sign of the words, after negation.</summary>
    public static int Sign(IEnumerable<string> words)
    {
        var list = words.ToList();
        var sum = 0;
        for (var i = 0; i < list.Count; i++)
            sum += Polarity(list[i]) * (list[Math.Max(0, i - 6)..i].Exists(_negations.Contains) ? -1 : 1);
        return Math.Sign(sum);
    }

    public bool IsPositive(string[] words)
    {
        var sum = 0;
        foreach (var sentence in Sentences(words))
            if (sentence.Any(word => Polarity(word) != 0) && !sentence.Any(_elsewhere.Contains))
                sum += Sign(Verdict(sentence));
        Assert.NotEqual(0, sum);
        return sum > 0;
    }

    private List<string> Verdict(List<string> sentence)
    {
        string[] turns = language == "fr" ? ["mais", "pourtant", ";", ":"] : ["but", "however", ";", ":"];
        var turn = sentence.FindLastIndex(word => turns.Contains(word));
        if (turn > 0 && sentence[turn - 1] == "anything")
            turn = sentence.FindLastIndex(turn - 1, word => turns.Contains(word));
        if (turn >= 0)
            return sentence[(turn + 1)..];
        var comma = sentence.IndexOf(",");
        if (sentence[0] is "malgré" or "bien" or "despite" or "although")
            return sentence[comma..];
        var concession = sentence.FindIndex(word => word is "malgré" or "despite");
        return concession > 0 ? sentence[..concession] : sentence;
    }

    private static IEnumerable<List<string>> Sentences(string[] words)
    {
        List<string> sentence = [];
        foreach (var word in words)
        {
            sentence.Add(word);
            if (word != ".")
                continue;
            yield return sentence;
            sentence = [];
        }
    }
}
