namespace Cahier.Data.Real;

/// <summary>Where a real data set is on this machine: <c>RealData.Path("imdb")</c>.</summary>
public static class RealData
{
    /// <summary>The set's file, or the folder with its files where it has several: what its reader takes.</summary>
    /// <param name="name">A name of <see cref="DataRegistry.Sets"/>, such as "imdb".</param>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    /// <exception cref="MissingDataException">It is not on this machine; the message says how to get it, online and offline.</exception>
    public static string Path(string name)
    {
        var set = DataRegistry.Find(name);
        return DataCache.Find(set) ?? throw new MissingDataException(set);
    }

    /// <summary>The same, for code that does without where the set is missing.</summary>
    /// <returns>False where the set is not on this machine.</returns>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static bool TryPath(string name, out string path)
    {
        path = DataCache.Find(DataRegistry.Find(name)) ?? "";
        return path.Length > 0;
    }
}
