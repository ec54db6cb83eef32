namespace Cahier.Data;

/// <summary>Whole numbers from 0 to 999,999 written in words: a language small enough to know all of, with real grammar.</summary>
public static partial class NumberWords
{
    /// <summary>The numbers that can be written: 0 … <see cref="Count"/> − 1.</summary>
    public const int Count = 1_000_000;

    /// <summary>Cuts a written number into words, at spaces and hyphens: "quatre-vingt-onze" is quatre, vingt, onze.</summary>
    public static string[] Tokens(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Require(int n)
    {
        if (n is < 0 or >= Count)
            throw new ArgumentOutOfRangeException(nameof(n), Messages.NumberOutOfRange(n, Count - 1));
    }
}
