namespace Cahier.Host.Conversion.Programs;

/// <summary>
/// From a library that a notebook references to the project that builds it: a program may name projects and packages only.
/// </summary>
internal static class ProgramReferences
{
    private const int MostFoldersUp = 5;

    /// <summary>The project's folder as the program names it; null when none is found around the library.</summary>
    /// <param name="library">As <c>#r</c> names it, seen from the notebook.</param>
    /// <param name="notebook">The notebook's file.</param>
    /// <param name="program">The program's file.</param>
    public static string? ProjectOf(string library, string notebook, string program)
    {
        var path = Path.GetFullPath(library.Replace('\\', '/'), FolderOf(notebook));
        var name = Path.GetFileNameWithoutExtension(path);
        var folder = Path.GetDirectoryName(path);
        for (var up = 0; up < MostFoldersUp && folder is not null; up++, folder = Path.GetDirectoryName(folder))
        {
            // lib/bin/Name.dll is built by lib/Name/Name.csproj, Name/bin/Debug/net10.0/Name.dll by Name/Name.csproj.
            foreach (var candidate in (string[])[Path.Combine(folder, name), folder])
            {
                if (File.Exists(Path.Combine(candidate, name + ".csproj")))
                    return Path.GetRelativePath(FolderOf(program), candidate).Replace(Path.DirectorySeparatorChar, '/');
            }
        }

        return null;
    }

    /// <summary>Whether the framework itself has it: nothing is needed then.</summary>
    public static bool IsFrameworks(string library)
    {
        var name = library.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? library : library + ".dll";
        return Path.GetFileName(library) == library
            && File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name));
    }

    /// <summary>Whether MSBuild files above the program have their own idea of how it is built.</summary>
    public static bool HasSharedSettings(string program)
    {
        for (var folder = FolderOf(program); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Directory.Build.props")) || File.Exists(Path.Combine(folder, "Directory.Packages.props")))
                return true;
        }

        return false;
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;
}
