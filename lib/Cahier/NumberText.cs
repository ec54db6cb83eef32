using System.Globalization;

namespace Cahier;

/// <summary>Numbers as a reader of the notebook's language writes them: decimal comma or point, a true minus sign, powers of ten.</summary>
internal static class NumberText
{
    private const char ThinSpace = '\u202f';   // narrow and never broken at the end of a line

    public static string DecimalSeparator => Language.Say(".", ",");

    /// <summary>Between thousands; plotly calls both separators together "separators".</summary>
    public static string GroupSeparator => Language.Say(",", ThinSpace.ToString());

    /// <summary>With a fixed number of decimals, as the labels of one axis have.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return "–";
        var digits = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Localize(digits.Trim('0', '-', '.').Length == 0 ? digits.TrimStart('-') : digits);     // never −0
    }

    /// <summary>In full, thousands apart even in four digits, as in a column of a table.</summary>
    public static string Grouped(long value) =>
        value.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", GroupSeparator, StringComparison.Ordinal).Replace('-', '−');

    /// <summary>With at most four significant digits; whole numbers in full.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
            return "–";
        if (value == Math.Round(value) && Math.Abs(value) < 1e15)
            return Fixed(value, 0);
        double size = Math.Abs(value);
        if (size is >= 1e-4 and < 1e6)
        {
            int decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 7);
            var digits = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return Localize(digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits);
        }

        return Scientific(value);
    }

    /// <summary>2.5×10⁻⁵ and its like; zero is 0, and 1×10⁹ is 10⁹.</summary>
    public static string Scientific(double value)
    {
        if (value == 0)
            return "0";
        var parts = value.ToString("0.###E+0", CultureInfo.InvariantCulture).Split('E');
        var power = PowerOfTen(int.Parse(parts[1], CultureInfo.InvariantCulture));
        return parts[0] == "1" ? power : Localize(parts[0]) + "×" + power;
    }

    /// <summary>10⁻³ and its like.</summary>
    public static string PowerOfTen(int exponent) =>
        "10" + string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    private static string Localize(string digits)
    {
        bool negative = digits.StartsWith('-');
        var unsigned = negative ? digits[1..] : digits;
        int point = unsigned.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? unsigned : unsigned[..point];
        var fraction = point < 0 ? "" : DecimalSeparator + unsigned[(point + 1)..];
        // Four digits are read at a glance; from five on they are grouped.
        if (whole.Length > 4)
            for (int i = whole.Length - 3; i > 0; i -= 3)
                whole = whole.Insert(i, GroupSeparator);
        return (negative ? "−" : "") + whole + fraction;
    }
}
