namespace Cahier;

internal static partial class Messages
{
    public static string RowOfAnotherLength(int row, int found, int expected) => In(
        $"Table: row {row} has {found} values for {expected} columns. Give one value a column.",
        $"Table : la ligne {row} a {found} valeurs pour {expected} colonnes. Donnez une valeur par colonne.");
}
