using System.Globalization;

namespace Cahier;

/// <summary>The language in which the library speaks to its reader: French or English.</summary>
public static class Language
{
    /// <summary>The code for French.</summary>
    public const string French = "fr";

    /// <summary>The code for English.</summary>
    public const string English = "en";

    // A cell is an asynchronous method: what it sets for its own flow is gone in the next cell, so the process remembers it too.
    private static readonly AsyncLocal<string?> _ofThisFlow = new();
    private static string? _ofTheProcess;

    /// <summary>
    /// The language in use: the one last given to <see cref="Use"/>, else the one of the system if it is French, else English.
    /// </summary>
    public static string Current => _ofThisFlow.Value ?? _ofTheProcess ?? OfTheSystem;

    private static string OfTheSystem =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == French ? French : English;

    /// <summary>
    /// Chooses the language of all messages from here on. Numbers keep their format: only the language of the interface changes.
    /// </summary>
    /// <param name="code">"fr" or "en".</param>
    /// <exception cref="ArgumentException">Any other code.</exception>
    public static void Use(string code)
    {
        if (code is not (French or English))
            throw new ArgumentException(Messages.UnknownLanguage(code), nameof(code));

        _ofThisFlow.Value = code;
        _ofTheProcess = code;
        var culture = CultureInfo.GetCultureInfo(code);
        CultureInfo.CurrentUICulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;
    }

    /// <summary>The one of two wordings that is in the language in use.</summary>
    internal static string Say(string english, string french) => Current == French ? french : english;
}
