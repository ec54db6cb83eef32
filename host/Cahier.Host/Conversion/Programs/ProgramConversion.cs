using System.Text;
using Cahier.Host.Notebooks;
using Cahier.Kernel.Session;

namespace Cahier.Host.Conversion.Programs;

/// <summary>
/// A notebook as a C# file-based program: what it references first, then its usings, its cells in their order with the prose as comments,
/// and its types, as C# asks for them, at the end.
/// </summary>
internal static class ProgramConversion
{
    // What every cell has without asking, and what shows values.
    private static readonly string[] DefaultUsings =
    [
        "using System;", "using System.Collections;", "using System.Collections.Generic;", "using System.Globalization;",
        "using System.Linq;", "using System.Text;", "using System.Threading.Tasks;",
        $"using static {NotebookOutput.ClassName};",
    ];

    /// <summary>The program's text, and what stands against it.</summary>
    /// <param name="notebook">What to convert.</param>
    /// <param name="output">Where the program will lie: its references are seen from there.</param>
    public static (string Text, IReadOnlyList<ConversionProblem> Problems) Write(Notebook notebook, string output)
    {
        SdkCompiler.Install();
        var cells = notebook.Cells.Select(cell => (Cell: cell, Program: Read(cell))).ToList();
        var programs = cells.Where(cell => cell.Program is not null).Select(cell => (cell.Cell, Program: cell.Program!)).ToList();
        var problems = programs.SelectMany(cell => cell.Program.Problems).ToList();
        problems.AddRange(ProgramProblems.In(programs));

        var text = new StringBuilder();
        var (from, to) = (Path.GetFileName(notebook.Path), Path.GetFileName(output));
        AppendLines(text, [$"// {from} as a program. In this folder: dotnet run {Quoted(to)}"]);
        AppendLines(text, References(programs, notebook.Path, output, problems));
        AppendLines(text, [.. DefaultUsings.Concat(programs.SelectMany(cell => cell.Program.Usings)).Distinct().OrderBy(IsAliasOrStatic)]);
        AppendLines(text, [$"{NotebookOutput.ClassName}.WriteNumbersAsNotebooksDo();"]);
        var displayed = programs.SelectMany(cell => cell.Program.Displays.Kept).ToHashSet();
        foreach (var (cell, program) in cells)
        {
            AppendLines(text, program is null
                ? [CellProgram.Comment(cell.Source)]
                : [$"// ---- {cell.Name}", program.Statements, program.Displays.UpdatesOf(displayed).Any() ? "showUpdated();" : ""]);
        }

        foreach (var type in programs.SelectMany(cell => cell.Program.Types))
            AppendLines(text, [type]);
        if (programs.SelectMany(cell => cell.Program.Extensions).ToList() is { Count: > 0 } extensions)
            AppendLines(text, ["static class NotebookExtensions", "{", string.Join("\n\n", extensions.Select(Indented)), "}"]);
        text.Append(NotebookOutput.Text.ReplaceLineEndings("\n")).Append('\n');
        var order = programs.ConvertAll(cell => cell.Cell.Name);
        var sorted = problems
            .OrderBy(problem => problem.IsFatal ? 0 : 1)
            .ThenBy(problem => order.IndexOf(problem.Cell))
            .ThenBy(problem => problem.Line);
        return (text.ToString(), [.. sorted]);
    }

    // Prose, and code that is not C#, is null: it becomes a comment.
    private static CellProgram? Read(NotebookCell cell) =>
        cell.IsCode && !IsOfAnotherLanguage(cell) ? CellProgram.Read(cell.Source, cell.Name) : null;

    private static bool IsOfAnotherLanguage(NotebookCell cell) =>
        cell.Language is { } language && !language.Equals("csharp", StringComparison.OrdinalIgnoreCase)
            && !language.Equals("C#", StringComparison.OrdinalIgnoreCase);

    private static List<string> References(
        List<(NotebookCell Cell, CellProgram Program)> cells, string notebook, string output, List<ConversionProblem> problems)
    {
        var lines = new List<string>();
        foreach (var (cell, program) in cells)
        {
            foreach (var (library, line) in program.References.Libraries.Where(library => !ProgramReferences.IsFrameworks(library.Path)))
            {
                if (ProgramReferences.ProjectOf(library, notebook, output) is { } project)
                    lines.Add($"#:project {project}");
                else
                    problems.Add(new ConversionProblem(
                        cell.Name,
                        line,
                        $"no project that builds {library} was found: a program can name projects (#:project) and packages (#:package) only.",
                        IsFatal: true));
            }

            lines.AddRange(program.References.Packages.Select(package => $"#:package {package.Name}@{package.Version ?? "*"}"));
        }

        lines.AddRange(["#:property PublishAot=false", "#:property ImplicitUsings=disable", "#:property Nullable=annotations",
            "#:property Optimize=true"]);
        if (cells.Any(cell => cell.Program.UsesUnsafe))
            lines.Add("#:property AllowUnsafeBlocks=true");
        if (ProgramReferences.HasSharedSettings(output))
            lines.AddRange(["#:property TreatWarningsAsErrors=false", "#:property RunAnalyzers=false",
                "#:property ManagePackageVersionsCentrally=false", "#:property RestorePackagesWithLockFile=false"]);
        return [.. lines.Distinct()];
    }

    private static int IsAliasOrStatic(string line) =>
        line.Contains('=', StringComparison.Ordinal) ? 2 : line.StartsWith("using static ", StringComparison.Ordinal) ? 1 : 0;

    private static void AppendLines(StringBuilder text, IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Where(line => line.Length > 0))
            text.Append(line).Append('\n');
        text.Append('\n');
    }

    private static string Indented(string text) => "    " + text.ReplaceLineEndings("\n    ");

    private static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name;
}
