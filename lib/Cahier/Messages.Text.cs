namespace Cahier;

internal static partial class Messages
{
    public static string NoSuchLanguage(string operation, string language) => In(
        $"{operation}: \"{language}\" is not a language known here; write \"fr\" or \"en\".",
        $"{operation} : « {language} » n'est pas une langue connue ici ; écrivez \"fr\" ou \"en\".");
}
