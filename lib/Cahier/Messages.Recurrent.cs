namespace Cahier;

internal static partial class Messages
{
    public static string LengthCount(string operation, int lengths, int batch) => In(
        $"{operation}: {Several(lengths, "length", "lengths")} for a batch of {batch}; one is needed for each sequence.",
        $"{operation} : {Several(lengths, "longueur", "longueurs")} pour un lot de {batch} ; il en faut une par séquence.");

    public static string LengthOutOfRange(string operation, int length, int time) => In(
        $"{operation}: a sequence of length {length} among {time} positions: lengths go from 1 to {time}.",
        $"{operation} : une séquence de longueur {length} parmi {time} positions : les longueurs vont de 1 à {time}.");
}
