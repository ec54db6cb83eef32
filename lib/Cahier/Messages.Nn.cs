using Cahier.Tensors;

namespace Cahier;

internal static partial class Messages
{
    public static string HeadsDoNotDivide(int width, int heads) => In(
        $"MultiHeadAttention: {heads} heads cannot share a width of {width} equally. Take a number of heads that divides {width}, "
            + $"or give keyWidth and valueWidth.",
        $"MultiHeadAttention : {heads} têtes ne peuvent se partager également une largeur de {width}. Prenez un nombre de têtes "
            + $"qui divise {width}, ou donnez keyWidth et valueWidth.");

    public static string NotPairs(Shape shape, int keyWidth) => In(
        $"Rotary: {shape} with keyWidth = {keyWidth}: the last axis must be heads of {keyWidth} columns each, an even number (pairs).",
        $"Rotary : {shape} avec keyWidth = {keyWidth} : le dernier axe doit être fait de têtes de {keyWidth} colonnes chacune, en "
            + $"nombre pair (des paires).");

    public static string SentenceTooLong(int length, int maxLength) => In(
        $"Positions: a sentence of {length} words, but there are only {maxLength} positions. Make the table longer (MaxLength).",
        $"Positions : une phrase de {length} mots, mais il n'y a que {maxLength} positions. Agrandissez la table (MaxLength).");

    public static string TooLongToWrite(int maxLength, int positions) => In(
        $"GreedyDecode: maxLength is {maxLength}, but the model has only {positions} positions (MaxLength). Take at most {positions}.",
        $"GreedyDecode : maxLength vaut {maxLength}, mais le modèle n'a que {positions} positions (MaxLength). Prenez au plus "
            + $"{positions}.");

    public static string VocabulariesDiffer(int source, int target) => In(
        $"Transformer: tied embeddings need one vocabulary, but {source} words are read and {target} written. Use TiedEmbeddings "
            + $"= false, or one vocabulary for both.",
        $"Transformer : pour lier les plongements (TiedEmbeddings), il faut un seul vocabulaire ; or {source} mots sont lus et "
            + $"{target} écrits. Mettez TiedEmbeddings = false, ou un vocabulaire commun.");

    public static string ParametersDiffer(IReadOnlyCollection<string> missing, IReadOnlyCollection<string> unexpected) => In(
        $"Load: the names differ. No value for: {List(missing)}. No parameter for: {List(unexpected)}.",
        $"Load : les noms diffèrent. Sans valeur : {List(missing)}. Sans paramètre : {List(unexpected)}.");

    private static string List(IReadOnlyCollection<string> names) => names.Count == 0 ? "–" : string.Join(", ", names);
}
