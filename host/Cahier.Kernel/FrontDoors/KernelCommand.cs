using System.Globalization;
using Cahier.Kernel.Client;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.FrontDoors;

/// <summary>The kernel's command line: which front door, in which folder, in which language.</summary>
internal static class KernelCommand
{
    private const string Usage = "Cahier.Kernel.dll stdio [--language fr|en] [--cwd DIR]";

    public static int Run(string[] args)
    {
        var language = NotebookLanguages.FromCulture(CultureInfo.CurrentUICulture);
        if (args is not ["stdio", .. var options] || options.Length % 2 != 0)
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
                case ["--cwd", var folder] when Directory.Exists(folder):
                    Environment.CurrentDirectory = folder;
                    break;
                default:
                    return Refuse();
            }
        }

        // A decimal comma must reach neither JSON nor SVG, and outputs are to be the same on every machine; messages are in the reader's language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = language.Culture();
        return StdioFrontDoor.Run(Environment.CurrentDirectory, language);
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return ExitCodes.Usage;
    }
}
