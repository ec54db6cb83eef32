using System.Globalization;
using Cahier.Kernel.Client;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.FrontDoors;

/// <summary>The kernel's command line: which front door, in which folder, in which language.</summary>
internal static class KernelCommand
{
    private const string Usage = """
        Cahier.Kernel.dll stdio [--language fr|en] [--cwd DIR] [--memory-limit MB]
        Cahier.Kernel.dll kernel -f CONNECTION_FILE [--language fr|en] [--cwd DIR] [--memory-limit MB]
        """;

    public static int Run(string[] args)
    {
        var language = NotebookLanguages.FromCulture(CultureInfo.CurrentUICulture);
        string? connectionFile = null;
        int? memoryLimit = null;
        if (args is not ["stdio" or "kernel", .. var options] || options.Length % 2 != 0)
        {
            return Refuse();
        }

        foreach (var option in options.Chunk(2))
        {
            switch (option)
            {
                case ["--language", var code]:
                    language = NotebookLanguages.FromCode(code);
                    break;
                case ["-f", var file] when args[0] == "kernel":
                    connectionFile = Path.GetFullPath(file);
                    break;
                case ["--memory-limit", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes >= KernelStart.LeastMemoryLimit:
                    memoryLimit = megabytes;
                    break;
                case ["--cwd", var folder] when Directory.Exists(folder):
                    Environment.CurrentDirectory = folder;
                    break;
                default:
                    return Refuse();
            }
        }

        if (args[0] == "kernel" && connectionFile is null)
        {
            return Refuse();
        }

        // A decimal comma must reach neither JSON nor SVG, and outputs are to be the same on every machine; messages are in the reader's language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = language.Culture();
        return connectionFile is null
            ? StdioFrontDoor.Run(Environment.CurrentDirectory, language, memoryLimit)
            : ZmtpFrontDoor.Run(connectionFile, Environment.CurrentDirectory, language, memoryLimit);
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return ExitCodes.Usage;
    }
}
