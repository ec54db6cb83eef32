namespace Cahier;

/// <summary>The checksum inside gzip, zip and PNG files (RFC 1952, section 8), which .NET's own readers do not compare.</summary>
internal struct Crc32
{
    private const uint Polynomial = 0xEDB88320;                     // reflected

    // Table[k][b]: what byte b does to the sum when k more bytes follow, so that eight bytes are taken at once.
    private static readonly uint[][] Table = MakeTable();

    private uint _state;

    /// <summary>The checksum of all bytes so far.</summary>
    public readonly uint Value => _state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var sum = ~_state;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            sum ^= System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            sum = Table[7][sum & 0xFF] ^ Table[6][(sum >> 8) & 0xFF] ^ Table[5][(sum >> 16) & 0xFF] ^ Table[4][sum >> 24]
                ^ Table[3][bytes[4]] ^ Table[2][bytes[5]] ^ Table[1][bytes[6]] ^ Table[0][bytes[7]];
        }

        foreach (var b in bytes)
            sum = Table[0][(sum ^ b) & 0xFF] ^ (sum >> 8);
        _state = ~sum;
    }

    private static uint[][] MakeTable()
    {
        var table = new uint[8][];
        table[0] = [.. Enumerable.Range(0, 256).Select(b =>
        {
            var sum = (uint)b;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? Polynomial ^ (sum >> 1) : sum >> 1;
            return sum;
        })];
        for (var k = 1; k < 8; k++)
        {
            var before = table[k - 1];
            table[k] = [.. before.Select(sum => table[0][sum & 0xFF] ^ (sum >> 8))];
        }

        return table;
    }
}
