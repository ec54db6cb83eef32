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
        var command = new ProcessStartInfo(FindDotnet(NotebookLanguages.FromCode(start.Language)))
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

    // The dotnet that runs us first: it has the right runtime, whatever PATH says.
    private static string FindDotnet(NotebookLanguage language)
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.ProcessPath is { } process && Path.GetFileName(process).Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return process;
        }

        IEnumerable<string?> candidates =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Under(Environment.GetEnvironmentVariable("DOTNET_ROOT")),
            // …/shared/Microsoft.NETCore.App/10.0.x/System.Private.CoreLib.dll: the runtime's root is three folders up.
            Under(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? ".", "..", "..", ".."))),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(Under),
        ];
        return candidates.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(KernelTexts.NoDotnet.In(language), name);

        string? Under(string? folder) => string.IsNullOrEmpty(folder) ? null : Path.Combine(folder, name);
    }
}
