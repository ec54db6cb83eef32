using System.CommandLine;
using System.CommandLine.Help;

namespace Cahier.Host.Commands;

/// <summary>The `cahier` command and its verbs.</summary>
internal static class CahierCommand
{
    private const string Name = "cahier";

    /// <summary>Parses and runs; errors of usage go to stderr and give <see cref="ExitCode.Usage"/>.</summary>
    public static async Task<int> InvokeAsync(string[] arguments)
    {
        var result = Build().Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
                await Console.Error.WriteLineAsync($"cahier: {error.Message}");
            var verb = result.CommandResult.Command.Name == Name ? "" : $" {result.CommandResult.Command.Name}";
            await Console.Error.WriteLineAsync($"Try `cahier{verb} --help`.");
            return ExitCode.Usage;
        }

        // The time a server has to end its kernels after Ctrl+C, before the process is ended for it.
        return await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    }

    // A RootCommand would call itself after the program's file, which is named as assemblies are.
    private static Command Build()
    {
        var root = new Command(
            Name,
            """
            Cahier, an interactive course on deep learning in C#.

            Without a verb, serves the course: `cahier` is `cahier serve`.
            """)
        {
            ServeCommand.Build(),
            RunCommand.Build(),
            CheckCommand.Build(),
            new HelpOption { Recursive = true },
            new VersionOption(),
        };
        ServeCommand.Configure(root);
        return root;
    }
}
