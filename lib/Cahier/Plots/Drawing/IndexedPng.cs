using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cahier.Plots.Drawing;

/// <summary>A picture of one byte a pixel with the colours of a scale (PNG, colour type 3; RFC 2083).</summary>
internal static class IndexedPng
{
    /// <summary>The level of a pixel that is not there; the scale takes 0 to one less.</summary>
    public const byte Gap = 255;

    private static readonly uint[] _crc = CrcTable();

    public static byte[] Encode(byte[] levels, int width, ColorScale scale)
    {
        int height = levels.Length / width;
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n']);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;              // bits a pixel
        header[9] = 3;              // an index into a palette
        Chunk(file, "IHDR", header);

        var palette = new byte[3 * 256];
        for (int i = 0; i < Gap; i++)
        {
            var color = scale.At(i / (Gap - 1.0));
            (palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]) = (color.Red, color.Green, color.Blue);
        }

        Chunk(file, "PLTE", palette);

        var opacity = new byte[256];
        Array.Fill(opacity, (byte)255);
        opacity[Gap] = 0;
        Chunk(file, "tRNS", opacity);

        using var pixels = new MemoryStream();
        using (var deflate = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                deflate.WriteByte(0);       // no filter
                deflate.Write(levels, row * width, width);
            }
        }

        Chunk(file, "IDAT", pixels.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        file.Write(body);
        uint crc = uint.MaxValue;
        foreach (byte b in body)
            crc = _crc[(byte)(crc ^ b)] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }

    private static uint[] CrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint c = i;
            for (int bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? 0xedb88320 ^ (c >> 1) : c >> 1;
            table[i] = c;
        }

        return table;
    }
}
