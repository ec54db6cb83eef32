using Cahier.Tensors;

namespace Cahier;

internal static partial class Messages
{
    public static string HeadsDoNotDivide(int width, int heads) => In(
        $"MultiHeadAttention: {heads} heads cannot share a width of {width} equally. Take a number of heads that divides {width}, "
            + $"or give keyWidth and valueWidth.",
        $"MultiHeadAttention : {heads} têtes ne peuvent se partager également une largeur de {width}. Prenez un nombre de têtes "
            + $"qui divise {width}, ou donnez keyWidth et valueWidth.");

    public static string NotWidths(IReadOnlyList<int> widths) => In(
        $"Mlp: widths [{string.Join(", ", widths)}]: give at least the input's and the output's, each at least 1.",
        $"Mlp : largeurs [{string.Join(", ", widths)}] : donnez au moins celles de l'entrée et de la sortie, chacune d'au moins 1.");

    public static string NoNextSentence() => In(
        $"BertPretraining: made with nextSentence = false, so it does not say whether a sentence follows another.",
        $"BertPretraining : construit avec nextSentence = false, il ne dit pas si une phrase en suit une autre.");

    public static string NotWholePatches(int imageSize, int patchSize) => In(
        $"Vit: an image of {imageSize} × {imageSize} is not whole patches of {patchSize} × {patchSize}. Take a patch size that divides "
            + $"the image size.",
        $"Vit : une image de {imageSize} × {imageSize} ne se coupe pas en patchs entiers de {patchSize} × {patchSize}. Prenez une taille "
            + $"de patch qui divise celle de l'image.");

    public static string TiedOutputs(int vocabulary, int outputs) => In(
        $"Gpt: with TiedHead the output layer is the table of {vocabulary} embeddings, so Outputs cannot be {outputs}. "
            + $"Use TiedHead = false.",
        $"Gpt : avec TiedHead, la couche de sortie est la table des {vocabulary} plongements ; Outputs ne peut donc valoir {outputs}. "
            + $"Mettez TiedHead = false.");

    public static string NotHalfAnImage(int pixels, int all) => In(
        $"ImageGpt: {pixels} pixels given, but an image has {all}. Give at most {all} of them, row after row.",
        $"ImageGpt : {pixels} pixels donnés, mais une image en a {all}. Donnez-en au plus {all}, ligne après ligne.");

    public static string NothingToContinue(string operation) => In(
        $"{operation}: there is nothing to continue. Give each text at least one token, such as the start.",
        $"{operation} : il n'y a rien à continuer. Donnez à chaque texte au moins un jeton, par exemple le début.");

    public static string NotOneSourceEach(int sources, int texts) => In(
        $"Translating: {sources} source sentences for {texts} texts. Give one for all texts, or one for each.",
        $"Translating : {sources} phrases source pour {texts} textes. Donnez-en une pour tous les textes, ou une pour chacun.");

    public static string NoTemperature(float temperature) => In(
        $"Sampling: Temperature is {temperature}. Give 0 (greedy) or more; 1 leaves the probabilities as they are.",
        $"Sampling : Temperature vaut {temperature}. Donnez 0 (glouton) ou plus ; 1 laisse les probabilités telles quelles.");

    public static string NoTopK(int k) => In(
        $"Sampling: TopK is {k}. Keep at least 1 token.",
        $"Sampling : TopK vaut {k}. Gardez au moins 1 jeton.");

    public static string NoTopP(float p) => In(
        $"Sampling: TopP is {p}, but it is a probability. Give a number from 0 to 1.",
        $"Sampling : TopP vaut {p}, mais c'est une probabilité. Donnez un nombre de 0 à 1.");

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
