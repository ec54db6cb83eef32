using Cahier.Kernel.Code;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Tests.Code;

public sealed class DiagnosisTests : IDisposable
{
    private readonly TestNotebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("var x = undefinedName;", "CS0103")]
    [InlineData("int x = ;", "CS1525")]
    [InlineData("var a = 1;\n  string b = a;", "CS0029")]
    [InlineData("while (true) { int y = \"é\"; }", "CS0029")]
    [InlineData("#r \"nope.dll\"\n1", "CS0006")]
    [InlineData("#load \"nope.csx\"", "CS1504")]
    [InlineData("#!time\nvar x = undefinedName;", "CS0103")]
    [InlineData("void F() { int unused; }", "CS0168")]
    [InlineData("static class E { public static int Half(this int x) => x / 2; }\n5.Half()", null)]
    [InlineData("using var file = System.IO.File.OpenRead(nope);", "CS0103")]
    [InlineData("Task.Delay(1)", null)]
    [InlineData("1 + 1", null)]
    [InlineData("", null)]
    public void What_is_found_is_what_running_says(string code, string? id)
    {
        var compiled = _notebook.Compiler.Compile(Cahier.Kernel.Directives.CellScript.ForCompiler(code), 1, CancellationToken.None);
        var places = new CellDiagnostics(_notebook.Compiler.References, _notebook.Compiler.Sources, _notebook.Folder);
        var told = compiled.Diagnostics.Select(said => places.Locate(said, compiled.Text, NotebookLanguage.French).Span).ToList();
        var found = Find(code, NotebookLanguage.French);

        Assert.Equal(told, found);
        Assert.Equal(id, found is [var first, ..] ? first.Id : null);
    }

    [Fact]
    public void Names_that_a_package_may_bring_are_not_unknown_yet()
    {
        Assert.Empty(Find("#r \"nuget: Some.Package, 1.0\"\nusing Some.Package; new Thing().Run();"));
        Assert.Equal("CS0029", Assert.Single(Find("#r \"nuget: Some.Package, 1.0\"\nint x = \"a\";")).Id);
    }

    [Fact]
    public void An_unknown_directive_is_an_error_of_its_line()
    {
        var span = Assert.Single(Find("var x = 1;\n#!fsharp"));
        Assert.Equal((2, 1, 9, "#!fsharp"), (span.Line, span.Column, span.EndColumn, span.Id));
    }

    [Fact]
    public void A_library_that_no_cell_has_used_is_read_without_being_copied_or_kept_open()
    {
        var library = Path.Combine(_notebook.Folder, "Other.dll");
        File.Copy(typeof(FactAttribute).Assembly.Location, library);

        Assert.Empty(Find("#r \"Other.dll\"\nvar f = new Xunit.FactAttribute(null, 0); f.Skip = \"\";"));
        File.Delete(library);
    }

    [Fact]
    public void What_was_asked_and_is_not_wanted_any_more_ends()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => Diagnosis.Of(_notebook.Analyst, "foo", [], NotebookLanguage.English, cancellation.Token));
    }

    private IReadOnlyList<CellSpan> Find(string code, NotebookLanguage language = NotebookLanguage.English) =>
        Diagnosis.Of(_notebook.Analyst, code, [], language, CancellationToken.None);
}
