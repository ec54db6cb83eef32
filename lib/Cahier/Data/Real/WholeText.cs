using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Cahier.Data.Real;

/// <summary>A text file as one string.</summary>
internal static class WholeText
{
    /// <summary>What a string can hold, in characters of one byte each.</summary>
    private const int Longest = 1 << 30;

    public static string Read(string path)
    {
        using var stream = PackedFile.Open(path);
        var bytes = new ArrayBufferWriter<byte>(1 << 16);
        int read;
        while ((read = stream.Read(bytes.GetSpan(1 << 16))) > 0)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > Longest)
                throw new DataFileException(Path.GetFullPath(path), Messages.TooLongForAText(Longest));
        }

        return Decode(bytes.WrittenSpan, Path.GetFullPath(path));
    }

    /// <exception cref="DataFileException">It is not UTF-8; the message names line and byte.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);

        var characters = new char[bytes.Length];
        Utf8.ToUtf16(bytes, characters, out var valid, out _, replaceInvalidSequences: false);
        var line = bytes[..valid].Count((byte)'\n') + 1;
        var inLine = valid - (bytes[..valid].LastIndexOf((byte)'\n') + 1) + 1;
        throw new DataFileException(file, Messages.NotUtf8(bytes[valid], inLine), line);
    }
}
