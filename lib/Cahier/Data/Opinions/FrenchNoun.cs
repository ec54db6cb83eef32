namespace Cahier.Data.Opinions;

/// <summary>A French noun with its gender and number, and the small words that agree with it.</summary>
/// <param name="Word">The noun as it is written here, in the plural if it is one.</param>
/// <param name="Feminine">Its gender.</param>
/// <param name="Plural">Its number.</param>
internal sealed record FrenchNoun(string Word, bool Feminine, bool Plural)
{
    /// <summary>Reads "le film", "la fin", "les voix f": after an l' or les, the gender is given behind.</summary>
    public static FrenchNoun Of(string text)
    {
        var feminine = text.EndsWith(" f", StringComparison.Ordinal) || text.StartsWith("la ", StringComparison.Ordinal);
        var plural = text.StartsWith("les ", StringComparison.Ordinal);
        var word = text.EndsWith(" f", StringComparison.Ordinal) || text.EndsWith(" m", StringComparison.Ordinal) ? text[..^2] : text;
        return new(word[(plural ? 4 : word.StartsWith("l'", StringComparison.Ordinal) ? 2 : 3)..], feminine, plural);
    }

    /// <summary>le film, la fin, l'accueil, les acteurs</summary>
    public string The => Plural ? "les " + Word : StartsWithVowel(Word) ? "l'" + Word : (Feminine ? "la " : "le ") + Word;

    /// <summary>un film, une fin, des acteurs</summary>
    public string A => (Plural ? "des " : Feminine ? "une " : "un ") + Word;

    /// <summary>d'un film, d'une fin, d'acteurs, de voix</summary>
    public string OfA => Plural ? (StartsWithVowel(Word) ? "d'" : "de ") + Word : "d'" + A;

    /// <summary>il, elle, ils, elles</summary>
    public string Subject => (Feminine ? "elle" : "il") + (Plural ? "s" : "");

    /// <summary>le, la, les, before a verb that begins with a consonant</summary>
    public string Object => Plural ? "les" : Feminine ? "la" : "le";

    public string Is => Plural ? "sont" : "est";

    public static bool StartsWithVowel(string word) => "aeiouéèêâîôœhà".Contains(char.ToLowerInvariant(word[0]), StringComparison.Ordinal);
}

/// <summary>A French adjective in its four forms.</summary>
internal sealed record FrenchAdjective(string Masculine, string Feminine, string Masculines, string Feminines)
{
    /// <summary>Reads "réussi", "horrible", or, where the rule fails, "bon bonne bons bonnes".</summary>
    public static FrenchAdjective Of(string text) => text.Split(' ') switch
    {
        [var m, var f, var ms, var fs] => new(m, f, ms, fs),
        [var m] when m.EndsWith("eux", StringComparison.Ordinal) => new(m, m[..^1] + "se", m, m[..^1] + "ses"),
        [var m] when m.EndsWith('e') => new(m, m, m + "s", m + "s"),
        [var m] => new(m, m + "e", m.EndsWith('s') ? m : m + "s", m + "es"),
        _ => throw new FormatException(text),
    };

    public string For(FrenchNoun noun) => (noun.Feminine, noun.Plural) switch
    {
        (false, false) => Masculine,
        (true, false) => Feminine,
        (false, true) => Masculines,
        _ => Feminines,
    };
}
