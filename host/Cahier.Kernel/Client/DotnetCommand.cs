using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Client;

/// <summary>Where the <c>dotnet</c> command is that runs kernels.</summary>
public static class DotnetCommand
{
    /// <summary>Its full path. The dotnet that runs us comes first: it has the right runtime, whatever PATH says.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message says so in <paramref name="language"/>.</exception>
    public static string Find(NotebookLanguage language)
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
