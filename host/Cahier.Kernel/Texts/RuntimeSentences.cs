using System.Text.RegularExpressions;

namespace Cahier.Kernel.Texts;

/// <summary>
/// What .NET says of the commonest mistakes, in the reader's language: unlike the compiler, the runtime speaks English only. In French it also says
/// what to look for; a message that the exception's author wrote stays as it is.
/// </summary>
internal static partial class RuntimeSentences
{
    // Asked of the exceptions themselves, so that another wording of a later .NET is still known.
#pragma warning disable CA2201 // None of these is thrown.
    private static readonly Dictionary<string, string> _french = new(StringComparer.Ordinal)
    {
        [new NullReferenceException().Message] = "Cette variable ne contient aucun objet (null)\u00A0: on ne peut rien lui demander. A-t-elle reçu une valeur\u00A0?",
        [new IndexOutOfRangeException().Message] = "L'indice est en dehors du tableau\u00A0: il va de 0 à la longueur moins 1.",
        [new DivideByZeroException().Message] = "Division entière par zéro.",
        [new InvalidCastException().Message] = "Cette valeur n'est pas du type demandé.",
        [new FormatException().Message] = "Ce texte n'a pas la forme attendue.",
        [new OverflowException().Message] = "Le résultat est trop grand pour son type.",
        [new KeyNotFoundException().Message] = "Cette clé n'est pas dans le dictionnaire.",
        [new NotImplementedException().Message] = "Ce code reste à écrire.",
        [new NotSupportedException().Message] = "Cette opération n'existe pas ici.",
        [new OperationCanceledException().Message] = "L'opération a été annulée.",
        [MessageOf(() => Array.Empty<int>().First())] = "La suite ne contient aucun élément.",
        [MessageOf(() => new List<int>()[0])] = "L'indice est en dehors de la liste\u00A0: il va de 0 au nombre d'éléments moins 1.",
    };
#pragma warning restore CA2201

    /// <summary>The exception's message as <paramref name="language"/> says it.</summary>
    public static string Of(Exception exception, NotebookLanguage language)
    {
        if (exception is OutOfMemoryException)
        {
            return KernelTexts.NoMemoryLeft(Session.MemoryLimit.Megabytes).In(language);
        }

        if (exception is InvalidCastException && LanguageTexts.StaleCast(exception.Message, language) is { } stale)
        {
            return stale;
        }

        if (language is not NotebookLanguage.French)
        {
            return exception.Message;
        }

        if (_french.TryGetValue(exception.Message, out var sentence))
        {
            return sentence;
        }

        return exception switch
        {
            KeyNotFoundException when MissingKey().Match(exception.Message) is { Success: true } missing
                => $"La clé '{missing.Groups[1].Value}' n'est pas dans le dictionnaire.",
            FormatException when BadFormat().Match(exception.Message) is { Success: true } bad
                => $"Le texte '{bad.Groups[1].Value}' n'a pas la forme attendue (un nombre, une date…).",
            _ => exception.Message,
        };
    }

    private static string MessageOf(Func<object?> mistake)
    {
        try
        {
            return mistake()?.ToString() ?? "";
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
    }

    [GeneratedRegex("^The given key '(.*)' was not present in the dictionary\\.$", RegexOptions.Singleline)]
    private static partial Regex MissingKey();

    [GeneratedRegex("^The input string '(.*)' was not in a correct format\\.$", RegexOptions.Singleline)]
    private static partial Regex BadFormat();
}
