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
    private sealed record Settings(string Out, bool Html, string? JUnit, TimeSpan Timeout, int Jobs, int? MemoryLimit);

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
        var jobs = new Option<int>("--jobs", "-j")
        {
            Description = "How many notebooks run at once. Default: as many as this machine has cores.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        jobs.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1024))
                result.AddError($"--jobs {token.Value}: a number of notebooks above 0 is expected.");
        });
        var command = new Command(
            "run",
            "Run notebooks from a clean state and write executed copies. Exits with 0 when all cells passed, 1 when a cell failed, 2 when a notebook cannot be run.")
        {
            notebooks, output, html, junit, timeout, jobs, memoryLimit,
        };
        command.SetAction((result, cancellation) => RunAsync(
            result.GetValue(notebooks)!,
            new Settings(
                result.GetValue(output)!,
                result.GetValue(html),
                result.GetValue(junit),
                TimeSpan.FromSeconds(result.GetValue(timeout)),
                result.GetValue(jobs),
                result.GetValue(memoryLimit)),
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

            var results = new NotebookResult[notebooks.Count];
            var names = OutputNames.For(notebooks.Select(notebook => notebook.Path));
            var progress = RunProgress.OnConsole();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, results.Length),
                new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs, CancellationToken = cancellation },
                async (index, stop) => results[index] = await RunAsync(notebooks[index], names[index], settings, progress, stop));
            if (settings.JUnit is not null)
                AtomicFile.WriteText(settings.JUnit, JUnitReport.Write(results));

            var failed = results.Count(result => result.Failed is not null);
            Console.WriteLine($"{results.Length - failed} passed, {failed} failed. Executed copies: {Path.GetFullPath(settings.Out)}");
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

    private static async Task<NotebookResult> RunAsync(
        Notebook notebook, string name, Settings settings, RunProgress progress, CancellationToken cancellation)
    {
        progress.Begin(notebook);
        var result = await NotebookExecution.RunAsync(notebook, settings.Timeout, settings.MemoryLimit, _ => progress.Count(notebook), cancellation);
        var copy = Path.Combine(settings.Out, name);
        NotebookFile.Write(result.Notebook, copy);
        if (settings.Html)
            AtomicFile.WriteText(Path.ChangeExtension(copy, ".html"), NotebookPage.Render(result.Notebook));
        progress.End(result);
        return result;
    }
}
