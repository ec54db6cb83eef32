namespace Cahier.Kernel.Code.Completion;

/// <summary>How well a name fits what has been typed of it; more is better.</summary>
internal enum NameMatch
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>A word within the name begins so: <c>line</c> in <c>ReadLine</c>.</summary>
    InnerWord,

    /// <summary>The beginnings of its words: <c>WL</c>, <c>wrli</c> for <c>WriteLine</c>.</summary>
    Words,

    /// <summary>It begins so but for the case.</summary>
    PrefixIgnoringCase,

    /// <summary>It begins so.</summary>
    Prefix,
}

/// <summary>Compares names with what has been typed.</summary>
internal static class NameMatching
{
    private const int ShortestInnerWord = 3;

    public static NameMatch Of(string name, string typed) =>
        name.StartsWith(typed, StringComparison.Ordinal) ? NameMatch.Prefix
        : name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? NameMatch.PrefixIgnoringCase
        : typed.Length >= 2 && SameLetter(name[0], typed[0]) && Words(name, 1, typed, 1) ? NameMatch.Words
        : typed.Length >= ShortestInnerWord && InnerWord(name, typed) ? NameMatch.InnerWord
        : NameMatch.None;

    public static NameMatch Best(NameMatch one, NameMatch other) => one > other ? one : other;

    // The rest of what was typed goes on with the next letter of the name, or jumps to a later word's first one.
    private static bool Words(string name, int inName, string typed, int inTyped)
    {
        if (inTyped == typed.Length)
        {
            return true;
        }

        if (inName < name.Length && SameLetter(name[inName], typed[inTyped]) && Words(name, inName + 1, typed, inTyped + 1))
        {
            return true;
        }

        for (var i = inName; i < name.Length; i++)
        {
            if (StartsWord(name, i) && SameLetter(name[i], typed[inTyped]) && Words(name, i + 1, typed, inTyped + 1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool InnerWord(string name, string typed)
    {
        for (var i = 1; i + typed.Length <= name.Length; i++)
        {
            if (StartsWord(name, i) && string.Compare(name, i, typed, 0, typed.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWord(string name, int i) =>
        (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
        || (char.IsDigit(name[i]) && !char.IsDigit(name[i - 1]))
        || (name[i - 1] == '_' && name[i] != '_')
        || (char.IsUpper(name[i]) && i + 1 < name.Length && char.IsLower(name[i + 1]));

    private static bool SameLetter(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
