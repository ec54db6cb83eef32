using System.Formats.Tar;

namespace Cahier.Data.Real;

/// <summary>The official archive, read without unpacking its hundred thousand files to the disk.</summary>
internal static class ImdbArchive
{
    public static IEnumerable<ImdbReview> Read(string path, string part)
    {
        var file = Path.GetFullPath(path);
        using var stream = PackedFile.Open(path);
        using var tar = new TarReader(stream, leaveOpen: true);
        var any = false;
        while (Next(tar, file) is { } entry)
        {
            // aclImdb/train/pos/0_9.txt; beside it are lists, bags of words and reviews without a label.
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                || entry.Name.Split('/') is not [.., var of, ("pos" or "neg") and var label, var name]
                || of != part
                || !name.EndsWith(".txt", StringComparison.Ordinal))
            {
                continue;
            }

            any = true;
            yield return ImdbReviews.Make($"{file} → {entry.Name}", label, name, TextOf(entry, file));
        }

        Drain(stream);
        if (!any)
            throw new DataFileException(file, Messages.NoReviews(part));
    }

    private static TarEntry? Next(TarReader tar, string file)
    {
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new DataFileException(file, Messages.TarDamaged(error.Message), inner: error);
        }
    }

    private static byte[] TextOf(TarEntry entry, string file)
    {
        if (entry.Length > ImdbReviews.LongestReview)
            throw new DataFileException($"{file} → {entry.Name}", Messages.ReviewTooLong(entry.Length, ImdbReviews.LongestReview));
        var bytes = new byte[entry.Length];
        try
        {
            entry.DataStream?.ReadExactly(bytes);
        }
        catch (EndOfStreamException error)
        {
            throw new DataFileException($"{file} → {entry.Name}", Messages.TarDamaged(error.Message), inner: error);
        }

        return bytes;
    }

    /// <summary>What follows the last entry is only zeros, but the checksum behind them is of everything.</summary>
    private static void Drain(Stream stream)
    {
        var rest = new byte[1 << 16];
        while (stream.Read(rest.AsSpan()) > 0)
        {
        }
    }
}
