using System.Buffers.Binary;

namespace Cahier.Kernel.Zmtp;

/// <summary>How frames lie in the stream (RFC 37, "framing"): a byte of flags, a length of one byte or of eight, the body.</summary>
internal static class ZmtpFrames
{
    public const byte More = 1;
    public const byte Long = 2;
    public const byte Command = 4;
    private const int LongestShort = byte.MaxValue;

    /// <summary>A whole message, as it goes into the stream.</summary>
    public static byte[] Message(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var bytes = new byte[parts.Sum(part => Header(part.Length) + (long)part.Length)];
        var rest = bytes.AsSpan();
        for (var i = 0; i < parts.Count; i++)
        {
            rest = Put(rest, i + 1 < parts.Count ? More : (byte)0, parts[i].Span);
        }

        return bytes;
    }

    /// <summary>A command: a name and its data.</summary>
    public static byte[] CommandFrame(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        byte[] body = [(byte)name.Length, .. name, .. data];
        var bytes = new byte[Header(body.Length) + body.Length];
        Put(bytes, Command, body);
        return bytes;
    }

    private static int Header(int length) => length <= LongestShort ? 2 : 9;

    private static Span<byte> Put(Span<byte> target, byte flags, ReadOnlySpan<byte> body)
    {
        if (body.Length <= LongestShort)
        {
            target[0] = flags;
            target[1] = (byte)body.Length;
        }
        else
        {
            target[0] = (byte)(flags | Long);
            BinaryPrimitives.WriteInt64BigEndian(target[1..], body.Length);
        }

        body.CopyTo(target[Header(body.Length)..]);
        return target[(Header(body.Length) + body.Length)..];
    }
}
