using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cahier.Plots.Drawing;

/// <summary>The file format PNG (RFC 2083): a header, chunks with a sum each, rows packed by deflate.</summary>
internal static class Png
{
    public const byte Color = 2;
    public const byte Indexed = 3;
    public const byte ColorAndOpacity = 6;

    /// <summary>Pixels without loss.</summary>
    /// <param name="bytes">Row after row; 1, 3 or 4 bytes a pixel, by type.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="type">What the bytes of a pixel mean.</param>
    /// <param name="palette">Of an indexed picture, 256 colours of 3 bytes.</param>
    /// <param name="opacity">Of an indexed picture, 256 bytes.</param>
    public static byte[] Encode(byte[] bytes, int width, int height, byte type, byte[]? palette = null, byte[]? opacity = null)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n']);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;              // bits a channel
        header[9] = type;
        Chunk(file, "IHDR", header);
        if (palette is not null)
            Chunk(file, "PLTE", palette);
        if (opacity is not null)
            Chunk(file, "tRNS", opacity);

        using var pixels = new MemoryStream();
        using (var deflate = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
        {
            int row = bytes.Length / height;
            for (int y = 0; y < height; y++)
            {
                deflate.WriteByte(0);       // no filter
                deflate.Write(bytes, y * row, row);
            }
        }

        Chunk(file, "IDAT", pixels.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>As an address that holds its content.</summary>
    public static string DataUri(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    private static void Chunk(Stream file, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        file.Write(body);
        var sum = new Crc32();
        sum.Add(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, sum.Value);
        file.Write(number);
    }
}
