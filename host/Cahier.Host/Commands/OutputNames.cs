namespace Cahier.Host.Commands;

/// <summary>Names for the executed copies: those of the notebooks, seen from the nearest folder that holds them all, so that fr/x and en/x stay apart.</summary>
internal static class OutputNames
{
    public static IReadOnlyList<string> For(IEnumerable<string> notebooks)
    {
        List<string> files = [.. notebooks.Select(Path.GetFullPath)];
        var common = Path.GetDirectoryName(files[0])!;
        while (!files.All(file => IsUnder(file, common)))
        {
            if (Path.GetDirectoryName(common) is not { } parent)
                return [.. files.Select(Path.GetFileName)!];      // on several drives
            common = parent;
        }

        return [.. files.Select(file => Path.GetRelativePath(common, file))];
    }

    private static bool IsUnder(string file, string folder) =>
        file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || Path.GetPathRoot(file) == folder;
}
