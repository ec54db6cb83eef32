namespace Cahier.Data.Real;

/// <summary>Opens a data file and unpacks it if it is gzip, by its first bytes: browsers like to unpack and keep the name.</summary>
internal static class PackedFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Opens a file for one reading from beginning to end.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static Stream Open(string path)
    {
        var file = OpenAsItIs(path);
        try
        {
            var packed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
            file.Position = 0;
            return packed ? new GzipReader(file) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a member of a zip archive, or the file itself if it is none.</summary>
    public static Stream Open(string path, string member) =>
        IsZip(path) ? OpenMember(path, member) : Open(path);

    /// <summary>What errors call it.</summary>
    public static string NameOf(string path, string member) =>
        IsZip(path) ? ZipMember.NameOf(Path.GetFullPath(path), member) : Path.GetFullPath(path);

    private static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static ZipMember OpenMember(string path, string member)
    {
        var file = OpenAsItIs(path);
        try
        {
            return ZipMember.Open(file, member);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FileStream OpenAsItIs(string path)
    {
        if (Directory.Exists(path))
            throw new FileNotFoundException(Messages.FolderInsteadOfFile(path), path);
        return File.Exists(path)
            ? new FileStream(Path.GetFullPath(path), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan)
            : throw new FileNotFoundException(Messages.NoSuchFile(path), path);
    }
}
