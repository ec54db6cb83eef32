using System.Buffers.Binary;

namespace Cahier.Data.Real;

/// <summary>Reads a file of bytes in the idx format of MNIST: a magic number, one length an axis, then the values.</summary>
/// <remarks>What the header announces is believed as far as the values arrive: memory grows with them, not with the announcement.</remarks>
internal sealed class IdxReader : IDisposable
{
    private const uint Bytes = 0x0800;                              // the type of the values; the rank follows in the last byte
    private const int MostEntries = 10_000_000;
    private const int LongestSide = 4096;

    private readonly Stream _stream;

    private IdxReader(Stream stream, string file, int[] lengths) => (_stream, File, Lengths) = (stream, file, lengths);

    public string File { get; }

    /// <summary>The length of each axis; the first counts the entries.</summary>
    public int[] Lengths { get; }

    public int HeaderLength => 4 + 4 * Lengths.Length;

    private int EntryLength => Lengths[1..].Aggregate(1, (product, length) => product * length);

    /// <exception cref="DataFileException">The header is not that of an idx file of this rank, or announces what cannot be.</exception>
    public static IdxReader Open(string path, int rank)
    {
        var file = Path.GetFullPath(path);
        var stream = PackedFile.Open(path);
        try
        {
            var header = new byte[4 + 4 * rank];
            var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (read >= 4 && magic != (Bytes | (uint)rank))
                throw new DataFileException(file, Messages.WrongMagic(magic, Bytes | (uint)rank));
            if (read < header.Length)
                throw new DataFileException(file, Messages.EndsEarly(read, header.Length));

            var lengths = new uint[rank];
            for (var axis = 0; axis < rank; axis++)
                lengths[axis] = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 + 4 * axis));
            var product = lengths.Aggregate(1.0, (product, length) => product * length);
            if (lengths[0] > MostEntries || lengths[1..].Any(length => length is 0 or > LongestSide) || product > Array.MaxLength)
                throw new DataFileException(file, Messages.AbsurdSize(string.Join(" × ", lengths)));
            return new IdxReader(stream, file, [.. lengths.Select(length => (int)length)]);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The values of all entries, or of the first <paramref name="count"/>.</summary>
    /// <exception cref="DataFileException">There are fewer or more than the header announces.</exception>
    public byte[] Read(int count)
    {
        const int Piece = 1 << 20;
        var wanted = Math.Min(count, Lengths[0]) * EntryLength;
        var values = new byte[Math.Min(wanted, Piece)];
        for (var read = 0; read < wanted;)
        {
            if (read == values.Length)
                Array.Resize(ref values, (int)Math.Min(wanted, 2L * values.Length));
            var more = _stream.Read(values.AsSpan(read));
            if (more == 0)
                throw new DataFileException(File, Messages.EndsEarly(HeaderLength + read, HeaderLength + (long)Lengths[0] * EntryLength));
            read += more;
        }

        if (count >= Lengths[0] && _stream.ReadByte() >= 0)
            throw new DataFileException(File, Messages.GoesOn(HeaderLength + wanted));
        return values;
    }

    public void Dispose() => _stream.Dispose();
}
