namespace Cahier.Host.Server.Contents;

/// <summary>Something that exists under a contents path.</summary>
/// <param name="Path">Its path for clients, separated by /.</param>
/// <param name="File">What it is on disk.</param>
/// <param name="Folder">The root it lies in.</param>
/// <param name="IsCopy">Whether it is the reader's copy, in the work folder.</param>
internal sealed record ContentsEntry(string Path, FileSystemInfo File, ConfinedFolder Folder, bool IsCopy)
{
    // A notebook with its outputs, pictures included, is sent in one answer; data sets are for /files.
    private const long Largest = 128L << 20;

    public bool IsFolder => File is DirectoryInfo;

    public bool IsNotebook => !IsFolder && File.Extension.Equals(".ipynb", StringComparison.OrdinalIgnoreCase);

    public FileStream OpenRead() => Folder.OpenRead(File.FullName);

    /// <exception cref="ApiException">The file is too large for that.</exception>
    public byte[] ReadAll()
    {
        using var stream = OpenRead();
        if (stream.Length > Largest)
        {
            throw new ApiException(
                StatusCodes.Status413PayloadTooLarge, $"{Path} is too large to be read in one piece: {stream.Length} bytes. /files/{Path} gives it.");
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
