using System.IO.Enumeration;

namespace Cahier.Data.Real;

/// <summary>The folder in which real data sets are kept, one folder a set; <c>cahier data get NAME</c> fills it.</summary>
/// <remarks>
/// It is the folder that the environment variable CAHIER_DATA names, and otherwise <c>cahier/data</c> in the place the system has for the
/// data of programs: <c>%LOCALAPPDATA%</c>, <c>~/Library/Application Support</c>, <c>~/.local/share</c>.
/// </remarks>
public static class DataCache
{
    /// <summary>The environment variable that names another folder, such as one that a whole class shares.</summary>
    public const string Variable = "CAHIER_DATA";

    /// <summary>The folder's full path; it need not exist.</summary>
    public static string Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen
        ? Path.GetFullPath(chosen)
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "cahier",
            "data");

    /// <summary>Where a file of a set belongs; it need not be there.</summary>
    public static string PathOf(DataSet set, DataFile file)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(file);
        return Path.Combine(Folder, set.Name, file.Name);
    }

    /// <summary>Where a set is, in any form that its reader takes: the file if it is one file, else the folder with its files.</summary>
    /// <returns>Null where it is not.</returns>
    public static string? Find(DataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Folders.Select(name => FindIn(Path.Combine(Folder, name), set)).FirstOrDefault(path => path is not null);
    }

    /// <summary>The files and folders of <paramref name="folder"/> whose names fit, by name.</summary>
    internal static IReadOnlyList<string> Matching(string folder, string pattern) => !Directory.Exists(folder)
        ? []
        :
        [
            .. Directory.EnumerateFileSystemEntries(folder)
                .Where(path => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(path), ignoreCase: false))
                .Order(StringComparer.Ordinal),
        ];

    private static string? FindIn(string folder, DataSet set)
    {
        foreach (var layout in (IEnumerable<IReadOnlyList<string>>)[[.. set.Files.Select(file => file.Name)], .. set.Layouts])
        {
            var found = layout.Select(pattern => Matching(folder, pattern)).ToList();
            if (found.All(paths => paths.Count > 0))
                return found is [[var single]] ? single : folder;
        }

        return null;
    }
}
