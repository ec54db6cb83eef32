using System.CommandLine;
using System.Globalization;
using Cahier.Host.Courses;
using Cahier.Host.Execution;
using Cahier.Host.Files;
using Cahier.Host.Html;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Commands;

/// <summary>`cahier run`: notebooks without a browser, from a clean state.</summary>
internal static class RunCommand
{
    private sealed record Settings(string Out, bool Html, string? JUnit, TimeSpan Timeout, int? MemoryLimit);

    public static Command Build()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = "Notebooks to run, or folders of them; each runs in a process of its own.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out")
        {
            Description = "Where executed copies are written.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("build", "executed"),
        };
        var html = new Option<bool>("--html") { Description = "Also write each as one self-contained HTML page." };
        var junit = new Option<string?>("--junit") { Description = "Also write a JUnit report.", HelpName = "FILE" };
        var timeout = new Option<double>("--timeout")
        {
            Description = "Seconds a cell may take; then it is interrupted and has failed.",
            HelpName = "S",
            DefaultValueFactory = _ => 600,
            CustomParser = result =>
            {
                // The same number whatever the machine's decimal sign.
                if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6)
                    return seconds;
                result.AddError($"--timeout {result.Tokens[0].Value}: a number of seconds above 0 is expected.");
                return 0;
            },
        };
        var memoryLimit = MemoryLimitOption.Build();
        var command = new Command(
            "run",
            "Run notebooks from a clean state and write executed copies. Exits with 0 when all cells passed, 1 when a cell failed, 2 when a notebook cannot be run.")
        {
            notebooks, output, html, junit, timeout, memoryLimit,
        };
        command.SetAction((result, cancellation) => RunAsync(
            result.GetValue(notebooks)!,
            new Settings(result.GetValue(output)!, result.GetValue(html), result.GetValue(junit), TimeSpan.FromSeconds(result.GetValue(timeout)), result.GetValue(memoryLimit)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, Settings settings, CancellationToken cancellation)
    {
        List<Notebook> notebooks;
        try
        {
            // All of them are looked at before the first one is run.
            notebooks = [.. NotebookArguments.Expand(paths).Select(NotebookFile.Read)];
            notebooks.ForEach(notebook => notebook.RequireCSharp());
        }
        catch (NotebookException error)
        {
            await Console.Error.WriteLineAsync($"cahier: {error.Message}");
            return ExitCode.Usage;
        }

        try
        {
            foreach (var course in notebooks.Select(notebook => CourseFolder.Upward(Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!)).OfType<CourseFolder>().Distinct())
            {
                if (!await LibraryBuild.EnsureAsync(course, Console.Error, cancellation))
                    return ExitCode.Usage;
            }

            var results = new List<NotebookResult>();
            var names = OutputNames.For(notebooks.Select(notebook => notebook.Path));
            foreach (var (notebook, name) in notebooks.Zip(names))
                results.Add(await RunAsync(notebook, name, settings, cancellation));
            if (settings.JUnit is not null)
                AtomicFile.WriteText(settings.JUnit, JUnitReport.Write(results));

            var failed = results.Count(result => result.Failed is not null);
            Console.WriteLine($"{results.Count - failed} passed, {failed} failed. Executed copies: {Path.GetFullPath(settings.Out)}");
            return failed == 0 ? ExitCode.Success : ExitCode.Failure;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"cahier: {error.Message}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("cahier: stopped.");
            return ExitCode.Failure;
        }
    }

    private static async Task<NotebookResult> RunAsync(Notebook notebook, string name, Settings settings, CancellationToken cancellation)
    {
        var count = notebook.CodeCells.Count();
        var result = await NotebookExecution.RunAsync(
            notebook,
            settings.Timeout,
            settings.MemoryLimit,
            cell => Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{notebook.Path}: cell {cell.Cell.Number}/{count}: {(cell.Failure is null ? "passed" : "FAILED")}, {cell.WallSeconds:0.0} s, {cell.CpuSeconds:0.0} s CPU")),
            cancellation);
        if (result.FailureLine is { } failure)
            await Console.Error.WriteLineAsync(failure);
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{notebook.Path}: {(result.Failed is null ? "passed" : "FAILED")}, {result.WallSeconds:0.0} s, {result.CpuSeconds:0.0} s CPU"));

        var copy = Path.Combine(settings.Out, name);
        NotebookFile.Write(result.Notebook, copy);
        if (settings.Html)
            AtomicFile.WriteText(Path.ChangeExtension(copy, ".html"), NotebookPage.Render(result.Notebook));
        return result;
    }
}
