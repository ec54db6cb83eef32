using System.Text.Json.Nodes;
using Cahier.Host.Conversion;
using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Execution;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Conversion;

public class DibConversionTests
{
    private const string Dib = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp","languageName":"C#"}]},"cahier":{"language":"fr"}}

        #!markdown

        # L'été

        Où ça ?

        #!csharp

        #!time
        var x = 12;

        x * x

        #!fsharp

        let y = 2

        #!raw

        as it is

        """;

    [Fact]
    public void A_dib_becomes_a_valid_notebook_and_comes_back_as_it_was()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(NotebookConversion.Convert(folder.Write("a.dib", Dib), folder["b.ipynb"], overwrite: false));
        Assert.Empty(NotebookConversion.Convert(folder["b.ipynb"], folder["c.dib"], overwrite: false));
        Assert.Equal(Dib, File.ReadAllText(folder["c.dib"]));

        var notebook = NotebookFile.Read(folder["b.ipynb"]);
        Assert.Empty(NotebookSchema.Violations(notebook.Json));
        Assert.Equal(["markdown", "code", "code", "raw"], notebook.Cells.Select(cell => cell.Kind));
        Assert.Equal([null, "csharp", "fsharp", null], notebook.Cells.Select(cell => cell.Language));
        Assert.Equal("fr", notebook.Lesson.Language);
        Assert.Null(notebook.ForeignLanguage);
    }

    [Fact]
    public void A_notebook_comes_back_with_its_cells_and_its_metadata_and_what_is_lost_is_named()
    {
        using var folder = new TemporaryFolder();
        var tagged = SampleNotebook.Code("tagged", "1 + 1", "raises-exception");
        tagged["outputs"]!.AsArray().Add(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "x" });
        var original = SampleNotebook.Make("en", SampleNotebook.Prose("p", "# Title"), tagged, SampleNotebook.Code("empty", "\n"));
        var problems = NotebookConversion.Convert(folder.Write("a.ipynb", SampleNotebook.Text(original)), folder["b.dib"], overwrite: false);
        Assert.Equal("cell 1 [tagged]: a .dib file holds no tags and outputs.", Assert.Single(problems).ToString());
        Assert.False(problems[0].IsFatal);

        NotebookConversion.Convert(folder["b.dib"], folder["c.ipynb"], overwrite: false);
        var back = NotebookFile.Read(folder["c.ipynb"]);
        Assert.Equal(["# Title", "1 + 1"], back.Cells.Select(cell => cell.Source));
        Assert.Equal(("Trial", "en"), (back.Lesson.Title, back.Lesson.Language));
        Assert.True(JsonNode.DeepEquals(original["metadata"]!["kernelspec"], back.Metadata!["kernelspec"]));
    }

    [Fact]
    public void A_cell_that_a_dib_cannot_hold_is_named_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        var notebook = SampleNotebook.Make("en", SampleNotebook.Prose("good", "fine"), SampleNotebook.Prose("bad", "A line alone:\n#!csharp\nmore"));
        var problem = Assert.Single(NotebookConversion.Convert(folder.Write("a.ipynb", SampleNotebook.Text(notebook)), folder["b.dib"], overwrite: false));
        Assert.True(problem.IsFatal);
        Assert.StartsWith("cell at position 2 [bad]", problem.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["b.dib"]));
    }
}
