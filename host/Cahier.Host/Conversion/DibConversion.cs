using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;
using Cahier.Kernel.Notebooks;

namespace Cahier.Host.Conversion;

/// <summary>.NET Interactive's text format, .dib, to notebooks and back.</summary>
internal static class DibConversion
{
    private const string CSharp = "csharp";
    private const string KernelInfo = "kernelInfo";
    private const string Polyglot = "polyglot_notebook";
    private const string Raw = "raw";

    // What every notebook of ours says, and a .dib need not.
    private static readonly string[] Implied = ["kernelspec", "language_info", Polyglot];

    /// <summary>Reads a .dib file as a notebook.</summary>
    /// <exception cref="NotebookException">There is no such file, or its metadata is broken.</exception>
    public static Notebook Read(string path)
    {
        try
        {
            return ToNotebook(DibDocument.Parse(File.ReadAllText(path)), path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException($"{path}: no such file.");
        }
        catch (JsonException error)
        {
            throw new NotebookException($"{path}: its #!meta block is broken JSON: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path}: cannot be read: {error.Message}");
        }
    }

    /// <summary>The notebook's text as .dib, and what it does not say.</summary>
    public static (string Text, IReadOnlyList<ConversionProblem> Problems) Write(Notebook notebook)
    {
        var cells = notebook.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Source)).ToList();
        var written = cells.ConvertAll(cell => new DibCell(LanguageOf(cell), cell.Source.ReplaceLineEndings("\n")));
        var text = new DibDocument(MetadataOf(notebook), written).Write();
        return (text, [.. Broken(cells, written, DibDocument.Parse(text).Cells), .. Lost(notebook)]);
    }

    private static Notebook ToNotebook(DibDocument document, string path)
    {
        var metadata = new JsonObject();
        foreach (var (name, value) in document.Metadata ?? [])
        {
            if (name == KernelInfo)
                metadata[Polyglot] = new JsonObject { [KernelInfo] = value?.DeepClone() };
            else
                metadata[name] = value?.DeepClone();
        }

        metadata["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" };
        metadata["language_info"] = new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "polyglot-notebook",
            ["pygments_lexer"] = CSharp,
        };
        return new Notebook(
            new JsonObject
            {
                ["cells"] = new JsonArray([.. document.Cells.Select(ToCell)]),
                ["metadata"] = metadata,
                ["nbformat"] = 4,
                ["nbformat_minor"] = 5,
            },
            path);
    }

    private static JsonObject ToCell(DibCell cell, int index)
    {
        var json = new JsonObject
        {
            ["cell_type"] = cell.Language switch { NotebookCell.Markdown or Raw => cell.Language, _ => NotebookCell.Code },
            // The same each time, so that a notebook converted again differs in nothing else.
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"cell-{index + 1}"),
            ["metadata"] = new JsonObject(),
            ["source"] = MultilineText.ToLines(cell.Text),
        };
        if (json.Text("cell_type") == NotebookCell.Code)
        {
            json["execution_count"] = null;
            json["outputs"] = new JsonArray();
            json["metadata"] = new JsonObject
            {
                ["dotnet_interactive"] = new JsonObject { ["language"] = cell.Language },
                [Polyglot] = new JsonObject { ["kernelName"] = cell.Language },
            };
        }

        return json;
    }

    private static string LanguageOf(NotebookCell cell) => cell.IsCode ? cell.Language ?? CSharp : cell.Kind;

    private static JsonObject MetadataOf(Notebook notebook)
    {
        var kernels = notebook.Metadata.Object(Polyglot).Object(KernelInfo)?.DeepClone() ?? new JsonObject
        {
            ["defaultKernelName"] = CSharp,
            ["items"] = new JsonArray(new JsonObject { ["name"] = CSharp, ["languageName"] = "C#", ["aliases"] = new JsonArray() }),
        };
        var metadata = new JsonObject { [KernelInfo] = kernels };
        foreach (var (name, value) in notebook.Metadata ?? [])
        {
            if (!Implied.Contains(name))
                metadata[name] = value?.DeepClone();
        }

        return metadata;
    }

    // A line such as `#!markdown` in a cell's text would begin a cell when it is read again.
    private static IEnumerable<ConversionProblem> Broken(List<NotebookCell> cells, List<DibCell> written, IReadOnlyList<DibCell> read)
    {
        for (var i = 0; i < written.Count; i++)
        {
            if (i >= read.Count || read[i].Language != written[i].Language || read[i].Text.Trim() != written[i].Text.Trim())
            {
                yield return new ConversionProblem(
                    cells[i].Name,
                    0,
                    "a line of it would begin another cell in a .dib file (such as `#!markdown`), or its language is unknown there.",
                    IsFatal: true);
                yield break;
            }
        }
    }

    private static IEnumerable<ConversionProblem> Lost(Notebook notebook) =>
        from cell in notebook.Cells
        let tags = cell.Metadata.Array("tags")?.Count > 0
        let outputs = cell.Outputs.Count > 0
        where tags || outputs
        select new ConversionProblem(cell.Name, 0,
            $"a .dib file holds no {(tags && outputs ? "tags and outputs" : tags ? "tags" : "outputs")}.", IsFatal: false);
}
