using System.Text;

namespace Cahier.Host.Files;

/// <summary>Writes a file aside and renames it, so that a reader, a crash or a power cut sees the old content or the new, never half.</summary>
internal static class AtomicFile
{
    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <paramref name="text"/> as UTF-8 without a byte order mark, creating the folder where it is missing.</summary>
    public static void WriteText(string path, string text) => WriteBytes(path, Utf8WithoutMark.GetBytes(text));

    /// <summary>Writes <paramref name="bytes"/>, creating the folder where it is missing.</summary>
    public static void WriteBytes(string path, ReadOnlySpan<byte> bytes)
    {
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);

        // The same folder, because a rename is only atomic within one file system.
        var aside = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, target, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
