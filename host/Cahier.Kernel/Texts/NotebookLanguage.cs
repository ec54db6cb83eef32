using System.Globalization;

namespace Cahier.Kernel.Texts;

/// <summary>The language in which a notebook's reader is spoken to.</summary>
public enum NotebookLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>French.</summary>
    French,
}

/// <summary>Languages, their codes and their cultures.</summary>
public static class NotebookLanguages
{
    /// <summary>French for "fr" and its regions, English for everything else.</summary>
    public static NotebookLanguage FromCode(string? code) =>
        code is not null && (code.Equals("fr", StringComparison.OrdinalIgnoreCase) || code.StartsWith("fr-", StringComparison.OrdinalIgnoreCase))
            ? NotebookLanguage.French
            : NotebookLanguage.English;

    /// <summary>The language of a culture of the user interface.</summary>
    public static NotebookLanguage FromCulture(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return FromCode(culture.TwoLetterISOLanguageName);
    }

    /// <summary>"fr" or "en".</summary>
    public static string Code(this NotebookLanguage language) => language is NotebookLanguage.French ? "fr" : "en";

    /// <summary>The culture under which the compiler writes its messages.</summary>
    public static CultureInfo Culture(this NotebookLanguage language) => CultureInfo.GetCultureInfo(language.Code());
}
