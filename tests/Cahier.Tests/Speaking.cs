using System.Globalization;

namespace Cahier.Tests;

/// <summary>Runs a test under a language and a culture, and goes back to English.</summary>
internal static class Speaking
{
    public static T In<T>(string language, Func<T> act) => In(language, language == "fr" ? "fr-FR" : "en-US", act);

    public static T In<T>(string language, string culture, Func<T> act)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            Language.Use(language);
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            Language.Use("en");
        }
    }
}
