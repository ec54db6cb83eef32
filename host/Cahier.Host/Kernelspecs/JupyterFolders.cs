namespace Cahier.Host.Kernelspecs;

/// <summary>Where Jupyter looks for kernels, as jupyter_core computes it.</summary>
internal static class JupyterFolders
{
    /// <summary>The reader's own.</summary>
    public static string User => Variable("JUPYTER_DATA_DIR") ?? Platform();

    /// <summary>The folder of the Python environment that is active, or null.</summary>
    public static string? ActiveEnvironment => Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX");

    /// <summary>Jupyter's part of an environment.</summary>
    public static string UnderPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    /// <summary>All of them that are known from outside of Python.</summary>
    public static IReadOnlyList<string> All =>
    [
        .. (Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        User,
        .. ActiveEnvironment is { } environment ? [UnderPrefix(environment)] : Array.Empty<string>(),
        .. OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
            : new[] { UnderPrefix("/usr/local"), UnderPrefix("/usr") },
    ];

    /// <summary>The folder of a kernel in one of these; Jupyter reads names without regard to case.</summary>
    public static string? Find(string folder, string kernel) =>
        Directory.Exists(Path.Combine(folder, "kernels"))
            ? Directory.EnumerateDirectories(Path.Combine(folder, "kernels"))
                .FirstOrDefault(path => Path.GetFileName(path).Equals(kernel, StringComparison.OrdinalIgnoreCase) && File.Exists(Path.Combine(path, KernelspecFile.Name)))
            : null;

    private static string Platform()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        return OperatingSystem.IsMacOS()
            ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
