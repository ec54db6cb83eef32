namespace Cahier;

internal static partial class Messages
{
    public static string NoSuchLanguage(string operation, string language) => In(
        $"{operation}: \"{language}\" is not a language known here; write \"fr\" or \"en\".",
        $"{operation} : « {language} » n'est pas une langue connue ici ; écrivez \"fr\" ou \"en\".");

    public static string NoFrequentWord(int minimumCount) => In(
        $"Word2Vec: no word of the text occurs {minimumCount} times. Lower MinimumCount, or give more text.",
        $"Word2Vec : aucun mot du texte n'apparaît {minimumCount} fois. Baissez MinimumCount, ou donnez plus de texte.");

    public static string NoVector(string word) => In(
        $"\"{word}\" has no vector: it is not in the text, or too rare (MinimumCount), or written otherwise (capitals?).",
        $"« {word} » n'a pas de vecteur : il n'est pas dans le texte, ou trop rare (MinimumCount), ou écrit autrement (majuscules ?).");

    public static string NotAWordVector(string file, int line, int numbers, int width) => In(
        $"{file}, line {line}: {numbers} numbers; a word and {Math.Max(1, width)} numbers are needed, with single spaces between.",
        $"{file}, ligne {line} : {numbers} nombres ; il faut un mot et {Math.Max(1, width)} nombres, séparés par une espace.");

    public static string NotANumber(string file, int line, string field) => In(
        $"{file}, line {line}: \"{field}\" is not a number.",
        $"{file}, ligne {line} : « {field} » n'est pas un nombre.");

    public static string OrderTooSmall(int order) => In(
        $"NGramModel: an order of {order}; 1 counts words alone, 2 pairs, and so on.",
        $"NGramModel : un ordre de {order} ; 1 compte les mots seuls, 2 les paires, et ainsi de suite.");
}
