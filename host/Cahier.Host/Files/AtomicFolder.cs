namespace Cahier.Host.Files;

/// <summary>Replaces a folder as a whole: filled aside, then renamed. What fails on the way leaves what was there.</summary>
internal static class AtomicFolder
{
    /// <summary>Makes <paramref name="folder"/> what <paramref name="fill"/> puts into the empty folder it is given.</summary>
    /// <param name="folder">The folder, which may exist.</param>
    /// <param name="aside">A folder on the same disk to work in, where nobody looks for <paramref name="folder"/>'s like.</param>
    /// <param name="fill">Writes the new content.</param>
    public static void Replace(string folder, string aside, Action<string> fill)
    {
        var fresh = Path.Combine(aside, $".{Guid.NewGuid():N}.new");
        var former = Path.ChangeExtension(fresh, "old");
        Directory.CreateDirectory(fresh);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        try
        {
            fill(fresh);
            if (Directory.Exists(folder))
                Directory.Move(folder, former);
            try
            {
                Directory.Move(fresh, folder);
            }
            catch when (Directory.Exists(former))
            {
                Directory.Move(former, folder);
                throw;
            }
        }
        finally
        {
            foreach (var left in (string[])[fresh, former])
                if (Directory.Exists(left))
                    Directory.Delete(left, recursive: true);
        }
    }
}
