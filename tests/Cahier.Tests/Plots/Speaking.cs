using System.Globalization;

namespace Cahier.Tests.Plots;

/// <summary>The language is one for the process, so tests that choose it run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LanguageCollection
{
    public const string Name = "Language";
}

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
