using System.Text.Json.Nodes;
using Cahier.Host.CSharp;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Checking;

/// <summary>The notebook contract: what makes one file run in our page, in any Jupyter client, and in .NET Interactive.</summary>
internal static class MetadataCheck
{
    private const string KernelSpec = """{"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}""";

    private const string LanguageInfo =
        """{"file_extension": ".cs", "mimetype": "text/x-csharp", "name": "polyglot-notebook", "pygments_lexer": "csharp"}""";

    private const string DotNetInteractive = """{"language": "csharp"}""";
    private const string PolyglotNotebook = """{"kernelName": "csharp"}""";

    public static IEnumerable<Problem> Run(Notebook notebook)
    {
        foreach (var message in NotebookMessages(notebook))
            yield return new Problem(notebook.Path, null, message);

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in notebook.Cells)
        {
            foreach (var message in CellMessages(cell, seen))
                yield return new Problem(notebook.Path, cell.Name, message);
        }
    }

    private static IEnumerable<string> NotebookMessages(Notebook notebook)
    {
        if (notebook.Json.Integer("nbformat_minor") is not { } minor || minor < 5)
            yield return "nbformat_minor is below 5: set it to 5 and give every cell an id.";
        if (!Holds(notebook.Metadata.Object("kernelspec"), KernelSpec))
            yield return $"metadata.kernelspec must be {KernelSpec}.";
        if (!Holds(notebook.Metadata.Object("language_info"), LanguageInfo))
            yield return $"metadata.language_info must be {LanguageInfo}.";

        var lesson = notebook.Lesson;
        if (lesson.Number is null)
            yield return "metadata.cahier.lesson is missing: the lesson's number, the same in both languages.";
        if (string.IsNullOrWhiteSpace(lesson.Title))
            yield return "metadata.cahier.title is missing: the title in the list of lessons.";
        if (string.IsNullOrWhiteSpace(lesson.Summary))
            yield return "metadata.cahier.summary is missing: one sentence for the list of lessons.";
        if (lesson.Minutes is not > 0)
            yield return "metadata.cahier.minutes is missing: how long a reader takes.";
        if (LanguagePair.FolderLanguage(notebook) is not { } language)
            yield break;

        if (lesson.Language != language)
            yield return $"metadata.cahier.language must be \"{language}\", as the folder says.";
        if (notebook.CodeCells.FirstOrDefault() is not { } first)
            yield return "no code cell: the first one loads the library and sets the language.";
        else if (!SetsLanguage(first.Source, language))
            yield return $"{first.Name} must set the language: Language.Use(\"{language}\");";
    }

    private static IEnumerable<string> CellMessages(NotebookCell cell, HashSet<string> seen)
    {
        if (cell.Id is not { Length: >= 1 and <= 64 } id)
            yield return "has no id (1 to 64 letters, digits, - and _): give it one, the same in both languages.";
        else if (!id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            yield return "its id may hold letters, digits, - and _ only.";
        else if (!seen.Add(id))
            yield return "another cell has the same id: ids are unique in a notebook.";

        if (cell.Kind is not (NotebookCell.Code or NotebookCell.Markdown or "raw"))
            yield return $"its cell_type \"{cell.Kind}\" is not code, markdown or raw.";
        if (!cell.IsCode)
            yield break;

        if (!Holds(cell.Metadata.Object("dotnet_interactive"), DotNetInteractive))
            yield return $"metadata.dotnet_interactive must be {DotNetInteractive}.";
        if (!Holds(cell.Metadata.Object("polyglot_notebook"), PolyglotNotebook))
            yield return $"metadata.polyglot_notebook must be {PolyglotNotebook}.";
    }

    /// <summary>The code calls `Language.Use` with this language, whatever stands around it.</summary>
    private static bool SetsLanguage(string code, string language)
    {
        var words = CodeLexer.Tokens(code).Where(token => token.Kind != CodeTokenKind.Comment).Select(token => code.Substring(token.Start, token.Length));
        return string.Join(' ', words).Contains($"Language . Use ( \"{language}\" )", StringComparison.Ordinal);
    }

    private static bool Holds(JsonObject? actual, string expected) => JsonNode.DeepEquals(actual, JsonNode.Parse(expected));
}
