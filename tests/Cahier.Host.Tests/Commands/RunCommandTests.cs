using System.Diagnostics;
using System.Xml.Linq;
using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Execution;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Commands;

public class RunCommandTests
{
    [Fact]
    public async Task A_course_that_passes_gives_valid_copies_pages_and_a_report()
    {
        using var course = new SampleCourse();
        var before = await File.ReadAllBytesAsync(course.French, Cancellation.OfTest);

        var run = await CahierProcess.RunAsync(course.Root, "run", "notebooks", "--out", "done", "--html", "--junit", "report.xml");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith("2 passed, 0 failed.", run.Output, StringComparison.Ordinal);
        // Not a terminal: a line for each, when it has ended, and nothing that moves.
        Assert.Matches(@"^(notebooks/(fr/01-essai|en/01-trial)\.ipynb: passed, 2/2 cells, [\d.]+ s, [\d.]+ s CPU\r?\n){2}$", run.Error.Replace('\\', '/'));
        Assert.Equal(before, await File.ReadAllBytesAsync(course.French, Cancellation.OfTest));

        var copy = NotebookFile.Read(Path.Combine(course.Root, "done", "fr", "01-essai.ipynb"));
        Assert.Empty(NotebookSchema.Violations(copy.Json));
        var cell = copy.CodeCells.Last();
        Assert.Equal(2, cell.ExecutionCount);
        Assert.Equal("carré : 144", cell.Outputs[0].MultilineText("text")!.Trim());
        Assert.Equal("144", cell.Outputs[1]!["data"].MultilineText("text/plain"));
        Assert.True((double)cell.Metadata!["cahier"]!["wallSeconds"]! > 0);
        Assert.True((double)copy.Metadata!["cahier"]!["cpuSeconds"]! > 0);
        Assert.Equal("Essai", copy.Lesson.Title);

        var page = await File.ReadAllTextAsync(Path.Combine(course.Root, "done", "en", "01-trial.html"), Cancellation.OfTest);
        Assert.Contains("square: 144", page, StringComparison.Ordinal);
        var report = XDocument.Load(Path.Combine(course.Root, "report.xml")).Root!;
        Assert.Equal(("4", "0", "0"), ((string?)report.Attribute("tests"), (string?)report.Attribute("failures"), (string?)report.Attribute("skipped")));
        Assert.Empty(Directory.GetFiles(course.Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_cell_that_fails_is_named_by_file_cell_line_and_message_and_the_rest_is_not_run()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.ipynb", SampleNotebook.Text(SampleNotebook.Make(
            "en",
            SampleNotebook.Code("good", "1"),
            SampleNotebook.Code("bad", "var x = 1;\nthrow new InvalidOperationException(\"so it is\");"),
            SampleNotebook.Code("never", "2"))));

        var run = await CahierProcess.RunAsync(folder.Root, "run", "a.ipynb", "--out", "done", "--junit", "report.xml");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"(?m)^a\.ipynb: cell 2 \[bad\], line 2: .*InvalidOperationException: .*so it is", run.Error);
        Assert.StartsWith("0 passed, 1 failed.", run.Output, StringComparison.Ordinal);
        var copy = NotebookFile.Read(folder["done/a.ipynb"]);
        Assert.Empty(NotebookSchema.Violations(copy.Json));
        Assert.Equal("error", copy.Cells[1].Outputs[0].Text("output_type"));
        Assert.Null(copy.Cells[2].ExecutionCount);
        var suite = XDocument.Load(folder["report.xml"]).Root!.Element("testsuite")!;
        Assert.Equal("1", (string?)suite.Attribute("skipped"));
        Assert.Contains("so it is", (string?)suite.Elements("testcase").ElementAt(1).Element("failure")!.Attribute("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_made_on_purpose_fails_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.ipynb", SampleNotebook.Text(SampleNotebook.Make(
            "en", SampleNotebook.Code("bad", "undefined", "raises-exception"), SampleNotebook.Code("next", "1 + 1"))));

        var run = await CahierProcess.RunAsync(folder.Root, "run", "a.ipynb", "--out", "done");

        Assert.True(run.ExitCode == 0, run.Error);
        var copy = NotebookFile.Read(folder["done/a.ipynb"]);
        Assert.Equal("error", copy.Cells[0].Outputs[0].Text("output_type"));
        Assert.Equal("2", copy.Cells[1].Outputs[0]!["data"].MultilineText("text/plain"));
    }

    [Theory]
    [InlineData("while (true) { }", "Timeout: still running after 8 s")]
    [InlineData("Environment.Exit(4);", "KernelDied: ")]
    public async Task A_cell_that_does_not_end_or_ends_its_process_has_failed(string code, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.ipynb", SampleNotebook.Text(SampleNotebook.Make("en", SampleNotebook.Code("warm", "1"), SampleNotebook.Code("bad", code))));

        var run = await CahierProcess.RunAsync(folder.Root, "run", "a.ipynb", "--out", "done", "--timeout", "8");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"a.ipynb: cell 2 [bad]: {expected}", run.Error, StringComparison.Ordinal);
        Assert.Empty(NotebookSchema.Violations(NotebookFile.Read(folder["done/a.ipynb"]).Json));
    }

    [Fact]
    public async Task What_cannot_be_run_is_an_error_of_usage_and_runs_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("good.ipynb", SampleNotebook.Text(SampleNotebook.Make("en", SampleNotebook.Code("a", "1"))));
        folder.Write("broken.ipynb", "{\n \"cells\": [\n");
        folder.Write("python.ipynb", """{"cells": [], "metadata": {"kernelspec": {"language": "python", "name": "python3"}}, "nbformat": 4, "nbformat_minor": 5}""");

        foreach (var (name, expected) in new[] { ("missing.ipynb", "missing.ipynb: no such file."), ("broken.ipynb", "broken.ipynb(3): broken JSON"), ("python.ipynb", "a notebook in python") })
        {
            var run = await CahierProcess.RunAsync(folder.Root, "run", "good.ipynb", name, "--out", "done");

            Assert.Equal(2, run.ExitCode);
            Assert.Contains(expected, run.Error, StringComparison.Ordinal);
            Assert.Equal("", run.Output);
        }

        Assert.False(Directory.Exists(folder["done"]));
    }

    [Fact]
    public async Task As_many_notebooks_run_at_once_as_jobs_says_and_results_stay_in_order()
    {
        using var folder = new TemporaryFolder();
        // Each waits for the other's file: one after the other they would wait for ever.
        foreach (var (mine, other) in new[] { ("a", "b"), ("b", "a") })
        {
            folder.Write($"{mine}.ipynb", SampleNotebook.Text(SampleNotebook.Make("en", SampleNotebook.Code("meet",
                $$"""System.IO.File.WriteAllText("{{mine}}.here", ""); while (!System.IO.File.Exists("{{other}}.here")) await Task.Delay(20);"""))));
        }

        var run = await CahierProcess.RunAsync(folder.Root, "run", "b.ipynb", "a.ipynb", "--out", "done", "--jobs", "2", "--timeout", "60", "--junit", "report.xml");

        Assert.True(run.ExitCode == 0, run.Error);
        var suites = XDocument.Load(folder["report.xml"]).Root!.Elements("testsuite");
        Assert.Equal(["b.ipynb", "a.ipynb"], suites.Select(suite => (string?)suite.Attribute("name")));
        Assert.Equal(2, (await CahierProcess.RunAsync(folder.Root, "run", "a.ipynb", "--jobs", "0")).ExitCode);
    }

    [Fact]
    public async Task When_it_is_stopped_all_its_kernels_end()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["a", "b"])
        {
            folder.Write($"{name}.ipynb", SampleNotebook.Text(SampleNotebook.Make("en", SampleNotebook.Code("endless",
                $$"""System.IO.File.WriteAllText("{{name}}.tmp", $"{Environment.ProcessId}"); System.IO.File.Move("{{name}}.tmp", "{{name}}.process"); while (true) { }"""))));
        }

        using var process = Process.Start(CahierProcess.StartInfo(folder.Root, "run", "a.ipynb", "b.ipynb", "--out", "done", "--jobs", "2"))!;
        while (!File.Exists(folder["a.process"]) || !File.Exists(folder["b.process"]))
            await Task.Delay(50, Cancellation.OfTest);
        List<Process> kernels = [KernelOf("a"), KernelOf("b")];
        await StopAsync(process);

        await process.WaitForExitAsync(Cancellation.OfTest).WaitAsync(TimeSpan.FromSeconds(20), Cancellation.OfTest);
        Assert.NotEqual(0, process.ExitCode);
        foreach (var kernel in kernels)
            await kernel.WaitForExitAsync(Cancellation.OfTest).WaitAsync(TimeSpan.FromSeconds(20), Cancellation.OfTest);
        Assert.False(Directory.Exists(folder["done"]));

        Process KernelOf(string name) =>
            Process.GetProcessById(int.Parse(File.ReadAllText(folder[$"{name}.process"]), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What Ctrl+C does; Windows has no way to send that to another process, so there it is the end without a word.</summary>
    private static async Task StopAsync(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
            return;
        }

        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancellation.OfTest);
    }
}
