namespace Cahier.Data;

public static partial class NumberWords
{
    private static readonly string[] _englishUnits =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] _englishTens =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>
    /// Writes a number in British English: "and" before the tens and units (one hundred and twenty-three, one thousand and five).
    /// </summary>
    /// <param name="n">0 to 999,999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0 to 999,999.</exception>
    public static string English(int n)
    {
        Require(n);
        if (n == 0)
            return _englishUnits[0];

        var (thousands, rest) = Math.DivRem(n, 1000);
        var thousand = thousands == 0 ? "" : EnglishBelowThousand(thousands) + " thousand";
        // "and" joins what is below a hundred to whatever stands before it.
        var and = thousands > 0 && rest is > 0 and < 100 ? "and " : "";
        return $"{thousand} {and}{EnglishBelowThousand(rest)}".Trim();
    }

    /// <summary>1 to 999, or nothing for 0.</summary>
    private static string EnglishBelowThousand(int n)
    {
        var (hundreds, rest) = Math.DivRem(n, 100);
        var hundred = hundreds == 0 ? "" : _englishUnits[hundreds] + " hundred";
        var and = hundreds > 0 && rest > 0 ? " and " : "";
        return hundred + and + EnglishBelowHundred(rest);
    }

    private static string EnglishBelowHundred(int n) => n switch
    {
        0 => "",
        < 20 => _englishUnits[n],
        _ when n % 10 == 0 => _englishTens[n / 10],
        _ => $"{_englishTens[n / 10]}-{_englishUnits[n % 10]}",
    };
}
