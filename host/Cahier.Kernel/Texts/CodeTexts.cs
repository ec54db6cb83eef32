namespace Cahier.Kernel.Texts;

/// <summary>The words around a name's documentation.</summary>
internal static class CodeTexts
{
    public static Text Parameters => new("Paramètres", "Parameters");

    public static Text Returns => new("Renvoie", "Returns");

    public static Text Exceptions => new("Exceptions", "Exceptions");

    public static Text Remarks => new("Remarques", "Remarks");

    public static Text MoreOverloads(int count) => count == 1
        ? new("et 1 autre surcharge", "and 1 more overload")
        : new($"et {count} autres surcharges", $"and {count} more overloads");
}
