namespace Cahier.Host.Server.Contents;

/// <summary>Something that exists under a contents path.</summary>
/// <param name="Path">Its path for clients, separated by /.</param>
/// <param name="File">What it is on disk.</param>
/// <param name="IsCopy">Whether it is the reader's copy, in the work folder.</param>
internal sealed record ContentsEntry(string Path, FileSystemInfo File, bool IsCopy)
{
    public bool IsFolder => File is DirectoryInfo;

    public bool IsNotebook => !IsFolder && File.Extension.Equals(".ipynb", StringComparison.OrdinalIgnoreCase);
}
