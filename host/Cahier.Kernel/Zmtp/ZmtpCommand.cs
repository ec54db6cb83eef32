using System.Buffers.Binary;
using System.Text;

namespace Cahier.Kernel.Zmtp;

/// <summary>A command between two peers (RFC 37): READY, ERROR, SUBSCRIBE, CANCEL, PING, PONG.</summary>
internal readonly record struct ZmtpCommand(string Name, ReadOnlyMemory<byte> Data)
{
    private const int LongestContext = 16;

    /// <exception cref="ZmtpException">The name is longer than the command.</exception>
    public static ZmtpCommand Parse(ReadOnlyMemory<byte> body)
    {
        var length = body.IsEmpty ? 0 : body.Span[0];
        return length > 0 && length < body.Length
            ? new(Encoding.ASCII.GetString(body.Span.Slice(1, length)), body[(1 + length)..])
            : throw new ZmtpException("A command without a name.");
    }

    /// <summary>What a peer says of itself when it is ready: names and values.</summary>
    /// <exception cref="ZmtpException">Lengths that do not fit.</exception>
    public Dictionary<string, byte[]> Properties()
    {
        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        for (var rest = Data.Span; rest.Length > 0;)
        {
            int nameLength = rest[0];
            if (rest.Length < 1 + nameLength + sizeof(int))
            {
                throw new ZmtpException("A property that ends too early.");
            }

            var name = Encoding.ASCII.GetString(rest.Slice(1, nameLength));
            rest = rest[(1 + nameLength)..];
            var valueLength = BinaryPrimitives.ReadInt32BigEndian(rest);
            rest = rest[sizeof(int)..];
            if (valueLength < 0 || valueLength > rest.Length)
            {
                throw new ZmtpException("A property that ends too early.");
            }

            properties[name] = rest[..valueLength].ToArray();
            rest = rest[valueLength..];
        }

        return properties;
    }

    /// <summary>The answer to a PING: its context, without the time to live.</summary>
    /// <exception cref="ZmtpException">No time to live, or a context that is too long.</exception>
    public byte[] Pong() => Data.Length is >= sizeof(short) and <= sizeof(short) + LongestContext
        ? ZmtpFrames.CommandFrame("PONG"u8, Data.Span[sizeof(short)..])
        : throw new ZmtpException("A PING of the wrong length.");

    /// <summary>READY, as a socket of the given type says it.</summary>
    public static byte[] Ready(string socketType) => ZmtpFrames.CommandFrame("READY"u8, Property("Socket-Type", Encoding.ASCII.GetBytes(socketType)));

    /// <summary>ERROR: why the connection ends.</summary>
    public static byte[] Error(string reason) => ZmtpFrames.CommandFrame("ERROR"u8, [(byte)reason.Length, .. Encoding.ASCII.GetBytes(reason)]);

    private static byte[] Property(string name, byte[] value)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. value];
    }
}
