using System.Text.Json.Nodes;

namespace Cahier.Host.Tests.Support;

/// <summary>A course of one lesson in both languages, in a folder of its own.</summary>
internal sealed class SampleCourse : IDisposable
{
    public const string FrenchName = "notebooks/fr/01-essai.ipynb";
    public const string EnglishName = "notebooks/en/01-trial.ipynb";

    private readonly TemporaryFolder _folder = new();

    public SampleCourse(JsonObject? french = null, JsonObject? english = null)
    {
        French = _folder.Write(FrenchName, SampleNotebook.Text(french ?? SampleNotebook.Lesson("fr")));
        English = _folder.Write(EnglishName, SampleNotebook.Text(english ?? SampleNotebook.Lesson("en")));
    }

    public string Root => _folder.Root;

    public string Outside => _folder.Outside;

    public string French { get; }

    public string English { get; }

    public string Write(string name, string text) => _folder.Write(name, text);

    public void Dispose() => _folder.Dispose();
}
