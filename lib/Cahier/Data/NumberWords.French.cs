namespace Cahier.Data;

public static partial class NumberWords
{
    private static readonly string[] _frenchUnits =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
        "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ];

    private static readonly string[] _frenchTens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];

    /// <summary>Writes a number in French, in the traditional spelling: hyphens only below a hundred, and not around "et".</summary>
    /// <remarks>
    /// The rules: "et" before un and onze (vingt et un, soixante et onze), but quatre-vingt-un, quatre-vingt-onze; vingt
    /// and cent take an s when they are multiplied and end the number (quatre-vingts, deux cents), never before mille, which is
    /// a numeral (quatre-vingt mille, deux cent mille); mille is invariable and never has un before it.
    /// </remarks>
    /// <param name="n">0 to 999,999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0 to 999,999.</exception>
    public static string French(int n)
    {
        Require(n);
        if (n == 0)
            return _frenchUnits[0];

        var (thousands, rest) = Math.DivRem(n, 1000);
        var mille = thousands switch
        {
            0 => "",
            1 => "mille",
            _ => FrenchBelowThousand(thousands, plural: false) + " mille",
        };
        return $"{mille} {FrenchBelowThousand(rest, plural: true)}".Trim();
    }

    /// <summary>
    /// 1 to 999, or nothing for 0; <paramref name="plural"/> when the number ends here, so that vingt and cent may take their s.
    /// </summary>
    private static string FrenchBelowThousand(int n, bool plural)
    {
        var (hundreds, rest) = Math.DivRem(n, 100);
        var cent = hundreds switch
        {
            0 => "",
            1 => "cent",
            _ => _frenchUnits[hundreds] + (plural && rest == 0 ? " cents" : " cent"),
        };
        return $"{cent} {FrenchBelowHundred(rest, plural)}".Trim();
    }

    private static string FrenchBelowHundred(int n, bool plural) => n switch
    {
        0 => "",
        < 20 => _frenchUnits[n],
        71 => "soixante et onze",
        80 => plural ? "quatre-vingts" : "quatre-vingt",
        // There is no word for seventy and ninety: one goes on counting from sixty and from eighty.
        >= 80 => "quatre-vingt-" + _frenchUnits[n - 80],
        >= 70 => "soixante-" + _frenchUnits[n - 60],
        _ => (n % 10) switch
        {
            0 => _frenchTens[n / 10],
            1 => _frenchTens[n / 10] + " et un",
            var unit => $"{_frenchTens[n / 10]}-{_frenchUnits[unit]}",
        },
    };
}
