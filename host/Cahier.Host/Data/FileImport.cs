using Cahier.Data.Real;

namespace Cahier.Host.Data;

/// <summary>Takes over a file that the reader already has, checking it as a download is checked. That file stays as it is.</summary>
internal static class FileImport
{
    /// <exception cref="DownloadException">It is not the right file, or cannot be copied.</exception>
    public static async Task<FetchedFile> RunAsync(DataFile file, string from, string target, CancellationToken cancellation)
    {
        try
        {
            var length = new FileInfo(from).Length;
            if (length > file.AtMost || (file.Bytes is { } bytes && length != bytes))
                throw new DownloadException(DataTexts.OtherSize(length, file.Bytes, file.AtMost));
            FreeSpace.Require(file, target, alreadyHere: 0);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var aside = $"{target}.{Guid.NewGuid():N}.import";
            try
            {
                await CopyAsync(from, aside, cancellation);
                var (copied, sum) = await Checksum.OfAsync(aside, cancellation);
                Checksum.Require(file, aside, copied, sum);
                File.Move(aside, target, overwrite: true);
                return new FetchedFile(target, copied, sum, file.Sha256 is not null);
            }
            finally
            {
                File.Delete(aside);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException(error.Message, error);
        }
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellation)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await source.CopyToAsync(target, cancellation);
        target.Flush(flushToDisk: true);
    }
}
