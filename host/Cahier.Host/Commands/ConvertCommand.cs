using System.CommandLine;
using Cahier.Host.Conversion;
using Cahier.Host.Notebooks;
using Cahier.Kernel.Session;

namespace Cahier.Host.Commands;

/// <summary>`cahier convert`: a notebook in another format.</summary>
internal static class ConvertCommand
{
    public static Command Build()
    {
        var input = new Argument<string>("NOTEBOOK") { Description = "What to convert: .ipynb or .dib." };
        var output = new Argument<string>("OUTPUT")
        {
            Description = "What it is to become, by its name: .dib, .ipynb, or .cs for a program that `dotnet run` runs.",
        };
        var force = new Option<bool>("--force") { Description = "Replace OUTPUT if it exists." };
        var command = new Command(
            "convert",
            "Convert a notebook between .ipynb and .dib, or to a C# program. What the other format cannot say is named by cell and line.")
        {
            input, output, force,
        };
        command.SetAction(result => Convert(result.GetValue(input)!, result.GetValue(output)!, result.GetValue(force)));
        return command;
    }

    private static int Convert(string input, string output, bool overwrite)
    {
        try
        {
            var problems = NotebookConversion.Convert(input, output, overwrite);
            foreach (var problem in problems)
                Console.Error.WriteLine($"{input}: {(problem.IsFatal ? "" : "note: ")}{problem}");
            if (problems.Any(problem => problem.IsFatal))
            {
                Console.Error.WriteLine($"cahier: {output} was not written.");
                return ExitCode.Failure;
            }

            return ExitCode.Success;
        }
        catch (Exception error)
            when (error is ConversionException or NotebookException or NoCompilerException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"cahier: {error.Message}");
            return ExitCode.Usage;
        }
    }
}
