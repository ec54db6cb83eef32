using Cahier.Data;

namespace Cahier.Tests.Data;

/// <summary>Reads numbers written in words, the other way round from <see cref="NumberWords"/> and knowing nothing of its rules.</summary>
internal static class NumberParser
{
    private static readonly Dictionary<string, int> _french = Values(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        "vingt trente quarante cinquante soixante");

    private static readonly Dictionary<string, int> _english = Values(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety");

    public static int French(string text)
    {
        var (thousands, current) = (0, 0);
        foreach (var word in NumberWords.Tokens(text))
            (thousands, current) = word switch
            {
                "et" => (thousands, current),
                "mille" => (1000 * Math.Max(1, current), 0),
                "cent" or "cents" => (thousands, 100 * Math.Max(1, current)),
                // Quatre followed by vingt is four twenties.
                "vingt" or "vingts" when current % 100 == 4 => (thousands, current + 76),
                _ => (thousands, current + _french[word]),
            };
        return thousands + current;
    }

    public static int English(string text)
    {
        var (thousands, current) = (0, 0);
        foreach (var word in NumberWords.Tokens(text))
            (thousands, current) = word switch
            {
                "and" => (thousands, current),
                "thousand" => (1000 * current, 0),
                "hundred" => (thousands, 100 * current),
                _ => (thousands, current + _english[word]),
            };
        return thousands + current;
    }

    private static Dictionary<string, int> Values(string units, string tens) =>
        units.Split(' ').Select((word, i) => (word, i)).Concat(tens.Split(' ').Select((word, i) => (word, 20 + 10 * i))).ToDictionary();
}
