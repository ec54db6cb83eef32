using System.CommandLine;
using Cahier.Host.Kernelspecs;

namespace Cahier.Host.Commands;

/// <summary>`cahier install` and `cahier uninstall`: the kernel for every Jupyter client.</summary>
internal static class InstallCommand
{
    private const string DisplayName = "C# (Cahier)";
    private const string NotebooksDisplayName = ".NET (C#)";

    public static Command BuildInstall() => Build(
        "install",
        "Install the kernel for Jupyter's clients (JupyterLab, Notebook, VS Code, nbconvert, …). C# notebooks find it by the name they ask for, .net-csharp, unless that is another kernel's.",
        Install);

    public static Command BuildUninstall() => Build(
        "uninstall",
        "Remove the kernels that `cahier install` put there, and no other.",
        Uninstall);

    private static Command Build(string name, string description, Func<KernelspecInstallation, string, int> act)
    {
        var command = new Command(name, description);
        var place = new JupyterPlace(command);
        command.SetAction(result =>
        {
            try
            {
                return act(place.Installation(result), place.Name(result));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // On Windows a kernel that runs keeps its files.
                Console.Error.WriteLine($"cahier: {error.Message}");
                return ExitCode.Failure;
            }
        });
        return command;
    }

    private static int Install(KernelspecInstallation installation, string name)
    {
        installation.Install(name, DisplayName);
        Console.WriteLine($"Installed {name}: {installation.FolderOf(name)}");
        if (installation.OthersNotebookKernel() is { } other)
        {
            Console.WriteLine($"{KernelspecInstallation.NotebooksName} is another kernel's and stays so: {other}. For the course's notebooks choose “{DisplayName}”.");
        }
        else if (!name.Equals(KernelspecInstallation.NotebooksName, StringComparison.OrdinalIgnoreCase))
        {
            installation.Install(KernelspecInstallation.NotebooksName, NotebooksDisplayName);
            Console.WriteLine($"Installed {KernelspecInstallation.NotebooksName}: {installation.FolderOf(KernelspecInstallation.NotebooksName)}");
        }

        return ExitCode.Success;
    }

    private static int Uninstall(KernelspecInstallation installation, string name)
    {
        var any = false;
        foreach (var kernel in new[] { name, KernelspecInstallation.NotebooksName }.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var folder = installation.FolderOf(kernel);
            if (installation.Uninstall(kernel))
            {
                Console.WriteLine($"Removed {kernel}: {folder}");
                any = true;
            }
        }

        if (any)
            return ExitCode.Success;
        Console.Error.WriteLine($"cahier: no kernel of ours: {installation.FolderOf(name)}");
        return ExitCode.Failure;
    }
}
