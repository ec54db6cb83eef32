using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Cahier.Host.Commands;

/// <summary>The `cahier` command and its verbs.</summary>
internal static class CahierCommand
{
    /// <summary>Parses and runs; errors of usage go to stderr and give <see cref="ExitCode.Usage"/>.</summary>
    public static async Task<int> InvokeAsync(string[] arguments)
    {
        // The parser's words stand among ours, which are English; a notebook keeps the reader's language.
        var reader = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var result = Build().Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
                await Console.Error.WriteLineAsync($"cahier: {error.Message}");
            await Console.Error.WriteLineAsync($"Try `cahier{VerbOf(result.CommandResult)} --help`.");
            return ExitCode.Usage;
        }

        if (result.Action is not HelpAction)
            CultureInfo.CurrentUICulture = reader;

        // The time a server has to end its kernels after Ctrl+C, before the process is ended for it.
        return await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    }

    /// <summary>" data get" for a verb of a verb, nothing for the root.</summary>
    private static string VerbOf(SymbolResult? result) => result is CommandResult { Command: not RootCommand } command
        ? $"{VerbOf(command.Parent)} {command.Command.Name}"
        : "";

    private static RootCommand Build()
    {
        var root = new RootCommand(
            """
            Cahier, an interactive course on deep learning in C#.

            Without a verb, serves the course: `cahier` is `cahier serve`.
            """)
        {
            ServeCommand.Build(),
            RunCommand.Build(),
            CheckCommand.Build(),
            ConvertCommand.Build(),
            DataCommand.Build(),
            InstallCommand.BuildInstall(),
            InstallCommand.BuildUninstall(),
            KernelCommand.Build(),
            BenchKernelCommand.Build(),
        };
        ServeCommand.Configure(root);
        return root;
    }
}
