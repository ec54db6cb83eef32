using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Notebooks;

public class NotebookFileTests
{
    // As Jupyter writes it, with what a careless writer would change: accents, an emoji, U+2028, <, a number's digits, unknown fields.
    private const string AsJupyterWritesIt =
        "{\n \"cells\": [\n  {\n   \"cell_type\": \"markdown\",\n   \"id\": \"a\",\n   \"metadata\": {\n    \"mine\": [\n     1.50,\n     1e-05,\n     {}\n    ]\n   },\n"
        + "   \"source\": [\n    \"é 😀 \u2028 <b> & 'x'\\n\",\n    \"\\\"\\\\\\t\\u0007\"\n   ]\n  }\n ],\n \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5,\n \"unknown\": null\n}\n";

    [Fact]
    public void A_notebook_that_is_read_and_written_is_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.ipynb", AsJupyterWritesIt);

        NotebookFile.Write(NotebookFile.Read(path), path);

        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(AsJupyterWritesIt), File.ReadAllBytes(path));
    }

    [Fact]
    public void Writing_leaves_nothing_beside_the_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.ipynb", "old");

        NotebookFile.Write(NotebookFile.Parse(AsJupyterWritesIt, path), path);

        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        // The target is a folder, so the rename at the end cannot succeed.
        Directory.CreateDirectory(folder["a.ipynb"]);

        var error = Record.Exception(() => NotebookFile.Write(NotebookFile.Parse(AsJupyterWritesIt, "a"), folder["a.ipynb"]));

        Assert.True(error is IOException or UnauthorizedAccessException, error?.ToString());
        Assert.Equal([folder["a.ipynb"]], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Broken_json_is_reported_with_file_and_line()
    {
        var error = Assert.Throws<NotebookException>(() => NotebookFile.Parse("{\n \"cells\": [],\n oops\n}", "a.ipynb"));

        Assert.StartsWith("a.ipynb(3): broken JSON:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "not a notebook")]
    [InlineData("{\"cells\": {}}", "not a notebook")]
    [InlineData("{\"cells\": [1]}", "not a notebook")]
    [InlineData("{\"cells\": [], \"nbformat\": 3}", "format 4")]
    [InlineData("{\"cells\": [], \"nbformat\": \"4\"}", "format 4")]
    [InlineData("{\"cells\": [], \"cells\": []}", "broken JSON")]
    [InlineData("", "broken JSON")]
    public void Json_that_is_no_notebook_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<NotebookException>(() => NotebookFile.Parse(text, "a.ipynb")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal("nowhere/a.ipynb: no such file.", Assert.Throws<NotebookException>(() => NotebookFile.Read("nowhere/a.ipynb")).Message);

    [Theory]
    [InlineData("""{"kernelspec": {"language": "python", "name": "python3"}}""", "python")]
    [InlineData("""{"language_info": {"name": "julia"}}""", "julia")]
    public void A_notebook_of_another_language_is_refused(string metadata, string language)
    {
        var notebook = NotebookFile.Parse($$"""{"cells": [], "metadata": {{metadata}}, "nbformat": 4, "nbformat_minor": 5}""", "a.ipynb");

        Assert.Contains($"a notebook in {language}", Assert.Throws<NotebookException>(notebook.RequireCSharp).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kernelspec": {"language": "C#", "name": ".net-csharp"}, "language_info": {"name": "polyglot-notebook"}}""")]
    [InlineData("""{"language_info": {"name": "C#"}}""")]
    public void A_csharp_notebook_is_accepted(string metadata) =>
        NotebookFile.Parse($$"""{"cells": [], "metadata": {{metadata}}, "nbformat": 4, "nbformat_minor": 5}""", "a.ipynb").RequireCSharp();

    [Fact]
    public void A_cell_of_another_language_is_refused_by_its_name()
    {
        var cell = SampleNotebook.Code("f", "let x = 1");
        cell["metadata"]!["dotnet_interactive"]!["language"] = "fsharp";

        var notebook = new Notebook(SampleNotebook.Make("en", SampleNotebook.Prose("p", ""), cell), "a.ipynb");

        Assert.Equal("a.ipynb: cell 1 [f] is in fsharp; cahier runs C# cells only.", Assert.Throws<NotebookException>(notebook.RequireCSharp).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a\n")]
    [InlineData("a\r\nb\n\nc")]
    public void Text_in_lines_is_the_same_text_again(string text)
    {
        var lines = MultilineText.ToLines(text);

        Assert.Equal(text, string.Concat(lines.Select(line => line!.GetValue<string>())));
        Assert.All(lines.SkipLast(1), line => Assert.EndsWith("\n", line!.GetValue<string>(), StringComparison.Ordinal));
    }
}
