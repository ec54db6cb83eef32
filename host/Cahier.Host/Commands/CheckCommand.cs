using System.CommandLine;
using Cahier.Host.Checking;
using Cahier.Host.Courses;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Commands;

/// <summary>`cahier check`: is every notebook fit to be committed.</summary>
internal static class CheckCommand
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("PATHS")
        {
            Description = "Notebooks or folders. Default: notebooks/, exercises/ and solutions/ of the course around the current folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "check",
            "Check notebooks without running them: the same code in both languages, metadata, no stored outputs, links and paths that exist. Exits with 1 when something is wrong.")
        {
            paths,
        };
        command.SetAction(result => Check(result.GetValue(paths) ?? []));
        return command;
    }

    private static int Check(string[] paths)
    {
        IReadOnlyList<string> files;
        try
        {
            files = paths.Length > 0 ? NotebookArguments.Expand(paths) : CourseNotebooks();
        }
        catch (NotebookException error)
        {
            Console.Error.WriteLine($"cahier: {error.Message}");
            return ExitCode.Usage;
        }

        var report = CourseCheck.Run(files);
        foreach (var problem in report.Problems)
            Console.Error.WriteLine(problem);
        Console.WriteLine($"{Count(report.Notebooks, "notebook")} checked, {Count(report.Pairs, "pair")} compared, {Count(report.Problems.Count, "problem")}.");
        return report.Problems.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static List<string> CourseNotebooks()
    {
        var course = CourseFolder.Find() ?? throw new NotebookException("no course here: name notebooks or folders to check.");
        return
        [
            .. CourseFolder.Collections.SelectMany(collection =>
                CourseFolder.Languages.SelectMany(language => course.Notebooks(collection, language))),
        ];
    }

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
