using System.Text.Json.Nodes;

namespace Cahier.Host.Notebooks;

/// <summary>A notebook: its JSON, which is what is written back, and typed access to the parts we use.</summary>
internal sealed class Notebook
{
    public Notebook(JsonObject json, string path)
    {
        Json = json;
        Path = path;

        var cells = new List<NotebookCell>();
        var code = 0;
        foreach (var cell in json.Array("cells")!.OfType<JsonObject>())
        {
            var isCode = cell.Text("cell_type") == NotebookCell.Code;
            cells.Add(new NotebookCell(cell, cells.Count + 1, isCode ? ++code : 0));
        }

        Cells = cells;
        Lesson = LessonMetadata.Of(json.Object("metadata"));
    }

    public JsonObject Json { get; }

    /// <summary>Where it was read from; names it in messages.</summary>
    public string Path { get; }

    public IReadOnlyList<NotebookCell> Cells { get; }

    public IEnumerable<NotebookCell> CodeCells => Cells.Where(cell => cell.IsCode);

    public JsonObject? Metadata => Json.Object("metadata");

    /// <summary>What `metadata.cahier` says of the lesson; empty in other people's notebooks.</summary>
    public LessonMetadata Lesson { get; }

    /// <summary>An independent copy, for instance to run it and store its outputs.</summary>
    public Notebook Copy() => new(Json.DeepClone().AsObject(), Path);

    /// <summary>The language of its code as the file names it when that is not C#; null when it is C# or is not said.</summary>
    public string? ForeignLanguage
    {
        get
        {
            string?[] named = [Metadata.Object("kernelspec").Text("language"), Metadata.Object("language_info").Text("name")];
            return named.FirstOrDefault(name => name is not null && !IsCSharp(name));
        }
    }

    /// <summary>Refuses notebooks and cells of other languages before anything is run.</summary>
    /// <exception cref="NotebookException">The notebook, or one of its code cells, is not C#.</exception>
    public void RequireCSharp()
    {
        if (ForeignLanguage is { } language)
            throw new NotebookException($"{Path}: a notebook in {language}; cahier runs C# notebooks (kernelspec \".NET (C#)\").");
        if (CodeCells.FirstOrDefault(cell => cell.Language is { } name && !IsCSharp(name)) is { } foreign)
            throw new NotebookException($"{Path}: {foreign.Name} is in {foreign.Language}; cahier runs C# cells only.");
    }

    // .NET Interactive names the notebook's language "polyglot-notebook" and says C# in the kernelspec and in each cell.
    private static bool IsCSharp(string name) =>
        name.Equals("C#", StringComparison.OrdinalIgnoreCase)
        || name.Equals("csharp", StringComparison.OrdinalIgnoreCase)
        || name.Equals("polyglot-notebook", StringComparison.OrdinalIgnoreCase);
}
