using System.IO.Compression;
using System.Security.Cryptography;
using Cahier.Data.Real;

namespace Cahier.Host.Data;

/// <summary>Is a file the one that the registry means.</summary>
internal static class Checksum
{
    /// <summary>A file's size and SHA-256, in lower-case hexadecimal.</summary>
    public static async Task<(long Bytes, string Sum)> OfAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return (stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)));
    }

    /// <summary>Without a known sum, it is at least no broken archive.</summary>
    /// <exception cref="DownloadException">It is not; the message says both sums.</exception>
    public static void Require(DataFile file, string path, long bytes, string sum)
    {
        if (file.Sha256 is { } expected && sum != expected)
            throw new DownloadException(DataTexts.WrongSum(file.Name, expected, sum, bytes, file.Bytes));
        if (bytes > file.AtMost)
            throw new DownloadException(DataTexts.OtherSize(bytes, file.Bytes, file.AtMost));
        if (file.Sha256 is null && Path.GetExtension(file.Name) == ".zip" && !IsArchive(path))
            throw new DownloadException(DataTexts.NoArchive(file.Name));
    }

    private static bool IsArchive(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries.Count > 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
