using System.Diagnostics;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Commands;

public class ConvertCommandTests
{
    [Fact]
    public async Task A_converted_notebook_runs_as_a_program_and_prints_what_its_cells_show()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.ipynb", SampleNotebook.Text(SampleNotebook.Make(
            "fr",
            SampleNotebook.Prose("p", "# Été\n\n*prose*"),
            SampleNotebook.Code("a", "record P(int X);\nvar half = 0.5;\nint sum;\nhalf"),
            SampleNotebook.Code("b", "static int Twice(this int n) => 2 * n;\nvoid Add(int n) { sum += n; }\nAdd(21.Twice())"),
            SampleNotebook.Code("c", "new[] { new P(sum) }"),
            SampleNotebook.Code("d", "var live = display(\"at first\");\nlive.Update(\"at last\");\nConsole.WriteLine(\"é\");"),
            SampleNotebook.Code("e", "await Task.Delay(1)"),
            SampleNotebook.Code("f", "await Task.FromResult(new Dictionary<string, double> { [\"a\"] = 1.5 })"))));

        var conversion = await CahierProcess.RunAsync(folder.Root, "convert", "a.ipynb", "b é.cs");
        Assert.True(conversion.ExitCode == 0, conversion.Error);
        Assert.Contains("note: cell 4 [d], line 2: `live.Update`", conversion.Error, StringComparison.Ordinal);

        var start = new ProcessStartInfo("dotnet", ["run", "b é.cs"]) { WorkingDirectory = folder.Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the SDK builds for it is put into these folders.
        foreach (var name in (string[])["XDG_DATA_HOME", "TMP", "TEMP", "TMPDIR"])
            start.Environment[name] = folder.Root;
        var run = await CahierProcess.RunAsync(start);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal("0.5\n[P { X = 42 }]\nat first\né\nat last\n{ \"a\": 1.5 }\n", run.Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("cannot convert .txt to .dib", "a.txt", "b.dib")]
    [InlineData("cannot convert .ipynb to .py", "a.ipynb", "b.py")]
    [InlineData("cannot convert .ipynb to .ipynb", "a.ipynb", "b.ipynb")]
    [InlineData("cannot convert a to .dib", "a", "b.dib")]
    [InlineData("missing.ipynb: no such file.", "missing.ipynb", "b.dib")]
    [InlineData("missing.dib: no such file.", "missing.dib", "b.ipynb")]
    [InlineData("its #!meta block is broken JSON", "broken.dib", "b.ipynb")]
    [InlineData("there.cs exists already: --force replaces it.", "a.ipynb", "there.cs")]
    public async Task What_cannot_be_converted_is_said_and_nothing_is_written(string expected, string input, string output)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.ipynb", SampleNotebook.Text(SampleNotebook.Lesson("en")));
        folder.Write("broken.dib", "#!meta\n\n{\"a\":\n\n#!csharp\n\n1");
        folder.Write("there.cs", "mine");

        var run = await CahierProcess.RunAsync(folder.Root, "convert", input, output);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(["a.ipynb", "broken.dib", "there.cs"], Directory.GetFiles(folder.Root).Select(Path.GetFileName).Order());
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["there.cs"], Cancellation.OfTest));
    }

    [Fact]
    public async Task A_notebook_that_declares_twice_is_refused_with_every_place()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.ipynb", SampleNotebook.Text(SampleNotebook.Make("en", SampleNotebook.Code("one", "var x = 1;"), SampleNotebook.Code("two", "\nvar x = 2;"), SampleNotebook.Code("three", "var x = 3;"))));
        folder.Write("b.cs", "mine");

        var run = await CahierProcess.RunAsync(folder.Root, "convert", "a.ipynb", "b.cs", "--force");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.ipynb: cell 2 [two], line 2: `x` is declared again (first in cell 1 [one])", run.Error, StringComparison.Ordinal);
        Assert.Contains("cell 3 [three], line 1", run.Error, StringComparison.Ordinal);
        Assert.Contains("b.cs was not written.", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["b.cs"], Cancellation.OfTest));
    }
}
