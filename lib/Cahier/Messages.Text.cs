namespace Cahier;

internal static partial class Messages
{
    public static string NoSuchLanguage(string operation, string language) => In(
        $"{operation}: \"{language}\" is not a language known here; write \"fr\" or \"en\".",
        $"{operation} : « {language} » n'est pas une langue connue ici ; écrivez \"fr\" ou \"en\".");

    public static string NoFrequentWord(int minimumCount) => In(
        $"Word2Vec: no word of the text occurs {minimumCount} times. Lower MinimumCount, or give more text.",
        $"Word2Vec : aucun mot du texte n'apparaît {minimumCount} fois. Baissez MinimumCount, ou donnez plus de texte.");
}
