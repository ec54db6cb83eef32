using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Cahier.Kernel.Client;
using Cahier.Kernel.Texts;

namespace Cahier.Host.Commands;

/// <summary>`cahier kernel`: the kernel of a Jupyter client that was told to start it so.</summary>
internal static class KernelCommand
{
    public static Command Build()
    {
        var file = new Option<FileInfo>("-f", "--connection-file")
        {
            Description = "What the client wrote for the kernel: addresses and the key.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command("kernel", "Run the kernel for a Jupyter client. `cahier install` makes clients start it by themselves.") { file };
        command.SetAction(result => Run(result.GetValue(file)!));
        return command;
    }

    // A process of its own: what runs cells must not have this program's libraries loaded.
    private static int Run(FileInfo connectionFile)
    {
        var start = new ProcessStartInfo(
            DotnetCommand.Find(NotebookLanguage.English),
            [Path.Combine(AppContext.BaseDirectory, "Cahier.Kernel.dll"), "kernel", "-f", connectionFile.FullName]);

        // A handle, which is not handed down; elsewhere a number that the kernel can use itself.
        if (OperatingSystem.IsWindows())
            start.Environment.Remove(ParentProcess.Variable);
        using var process = Process.Start(start)!;
        if (OperatingSystem.IsWindows())
            EndWithParent(process);

        // Ctrl+C reaches both; it interrupts the cell and ends nothing.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            process.Kill();
        });
        process.WaitForExit();
        return process.ExitCode;
    }

    private static void EndWithParent(Process process) => new Thread(() =>
    {
        ParentProcess.WaitForEnd();
        process.Kill();
    })
    { IsBackground = true }.Start();
}
