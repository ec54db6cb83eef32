using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

/// <summary>
/// Real data sets on this machine: in the folder of the cache, else in <c>shared/data</c> beside the repository. Most machines have none,
/// and tests that look at them have nothing to look at then; what the readers do is tested on files that the tests make.
/// </summary>
internal static class RealFiles
{
    public static string Repository { get; } = FindRepository();

    /// <summary>Where a set is, or null.</summary>
    public static string? Path(string name)
    {
        if (RealData.TryPath(name, out var path))
            return path;
        var beside = System.IO.Path.Combine(Repository, "..", "shared", "data");
        var set = DataRegistry.Find(name);
        return Directory.Exists(beside)
            ? set.Folders.Select(folder => System.IO.Path.GetFullPath(System.IO.Path.Combine(beside, folder))).FirstOrDefault(Directory.Exists)
            : null;
    }

    private static string FindRepository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Cahier.slnx")))
                return at.FullName;
        throw new DirectoryNotFoundException("No folder with Cahier.slnx above the tests.");
    }
}
