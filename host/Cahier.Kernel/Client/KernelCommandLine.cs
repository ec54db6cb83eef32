using System.Diagnostics;
using System.Globalization;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Client;

/// <summary>The command that starts a kernel: <c>dotnet exec … Cahier.Kernel.dll stdio</c>.</summary>
internal static class KernelCommandLine
{
    public static ProcessStartInfo For(KernelStart start)
    {
        var kernel = start.KernelPath ?? Path.Combine(AppContext.BaseDirectory, "Cahier.Kernel.dll");
        var command = new ProcessStartInfo(DotnetCommand.Find(NotebookLanguages.FromCode(start.Language)))
        {
            WorkingDirectory = start.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        command.ArgumentList.Add("exec");
        AddIfPresent("--runtimeconfig", Path.ChangeExtension(kernel, ".runtimeconfig.json"));
        AddIfPresent("--depsfile", Path.ChangeExtension(kernel, ".deps.json"));
        foreach (var argument in (string[])[kernel, "stdio", "--language", start.Language, "--cwd", start.WorkingDirectory])
        {
            command.ArgumentList.Add(argument);
        }

        if (start.MemoryLimit is { } megabytes)
        {
            command.ArgumentList.Add("--memory-limit");
            command.ArgumentList.Add(megabytes.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var (name, value) in start.Environment)
        {
            command.Environment[name] = value;
        }

        return command;

        void AddIfPresent(string option, string path)
        {
            if (File.Exists(path))
            {
                command.ArgumentList.Add(option);
                command.ArgumentList.Add(path);
            }
        }
    }
}
