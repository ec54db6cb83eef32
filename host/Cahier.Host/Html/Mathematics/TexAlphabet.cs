using System.Text;

namespace Cahier.Host.Html.Mathematics;

/// <summary>Letters in the styles of mathematics. MathML has no attribute for them any more: each is a character of its own in Unicode.</summary>
internal static class TexAlphabet
{
    // Letters that Unicode had before it got the alphabets, and so are missing there.
    private static readonly Dictionary<(string Style, char Letter), string> Exceptions = new()
    {
        [("mathbb", 'C')] = "ℂ",
        [("mathbb", 'H')] = "ℍ",
        [("mathbb", 'N')] = "ℕ",
        [("mathbb", 'P')] = "ℙ",
        [("mathbb", 'Q')] = "ℚ",
        [("mathbb", 'R')] = "ℝ",
        [("mathbb", 'Z')] = "ℤ",
        [("mathcal", 'B')] = "ℬ",
        [("mathcal", 'E')] = "ℰ",
        [("mathcal", 'F')] = "ℱ",
        [("mathcal", 'H')] = "ℋ",
        [("mathcal", 'I')] = "ℐ",
        [("mathcal", 'L')] = "ℒ",
        [("mathcal", 'M')] = "ℳ",
        [("mathcal", 'R')] = "ℛ",
    };

    /// <summary>Whether the command is one of the styles known here.</summary>
    public static bool IsStyle(string command) => command is "mathbf" or "boldsymbol" or "bm" or "mathbb" or "mathcal";

    public static string Styled(string style, string letters)
    {
        var text = new StringBuilder();
        foreach (var letter in letters)
            text.Append(Exceptions.TryGetValue((style, letter), out var known) ? known : Styled(style, letter));
        return text.ToString();
    }

    private static string Styled(string style, char letter)
    {
        var (upper, lower, digit) = style switch
        {
            "mathbb" => (0x1D538, 0x1D552, 0x1D7D8),
            "mathcal" => (0x1D49C, 0, 0),
            _ => (0x1D400, 0x1D41A, 0x1D7CE),
        };
        return letter switch
        {
            >= 'A' and <= 'Z' => char.ConvertFromUtf32(upper + letter - 'A'),
            >= 'a' and <= 'z' when lower > 0 => char.ConvertFromUtf32(lower + letter - 'a'),
            >= '0' and <= '9' when digit > 0 => char.ConvertFromUtf32(digit + letter - '0'),
            _ => letter.ToString(),
        };
    }
}
