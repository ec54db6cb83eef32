using System.Buffers.Binary;

namespace Cahier.Kernel.Zmtp;

/// <summary>Messages and commands out of a stream that anybody may have written.</summary>
internal sealed class ZmtpReader(Stream stream, ReceiveBudget budget) : IDisposable
{
    private const int FirstStep = 64 * 1024;
    private const byte KnownFlags = ZmtpFrames.More | ZmtpFrames.Long | ZmtpFrames.Command;

    private readonly BufferedStream _stream = new(stream, 16 * 1024);
    private long _held;

    /// <summary>The greeting, with which a stream begins.</summary>
    /// <exception cref="ZmtpException">It is none of ZMTP 3 with mechanism NULL.</exception>
    /// <exception cref="EndOfStreamException">The peer left.</exception>
    public void ReadGreeting() => ZmtpGreeting.Read(_stream);

    /// <summary>The next command.</summary>
    /// <exception cref="ZmtpException">The peer broke the protocol.</exception>
    /// <exception cref="EndOfStreamException">The peer left.</exception>
    public ZmtpCommand ReadCommand()
    {
        var (flags, length) = ReadHeader();
        return (flags & ZmtpFrames.Command) != 0 ? ReadCommand(length) : throw new ZmtpException("A message where a command is due.");
    }

    /// <summary>The next message; commands that come before it or between its frames go to <paramref name="onCommand"/>.</summary>
    /// <exception cref="ZmtpException">The peer broke the protocol.</exception>
    /// <exception cref="EndOfStreamException">The peer left.</exception>
    public IReadOnlyList<byte[]> ReadMessage(Action<ZmtpCommand> onCommand)
    {
        Release();
        var parts = new List<byte[]>();
        var total = 0L;
        while (true)
        {
            var (flags, length) = ReadHeader();
            if ((flags & ZmtpFrames.Command) != 0)
            {
                // libzmq sends its PING when its timer says so, even in the midst of a message.
                onCommand(ReadCommand(length));
                continue;
            }

            total += length;
            if (total > ZmtpLimits.Message || parts.Count >= ZmtpLimits.Parts)
            {
                throw new ZmtpException("A message larger than any of Jupyter's.");
            }

            parts.Add(ReadBody((int)length));
            if ((flags & ZmtpFrames.More) == 0)
            {
                return parts;
            }
        }
    }

    public void Dispose()
    {
        Release();
        _stream.Dispose();
    }

    private void Release()
    {
        budget.Return(_held);
        _held = 0;
    }

    private (byte Flags, long Length) ReadHeader()
    {
        Span<byte> header = stackalloc byte[9];
        _stream.ReadExactly(header[..2]);
        var flags = header[0];
        if ((flags & ~KnownFlags) != 0 || (flags & (ZmtpFrames.Command | ZmtpFrames.More)) == (ZmtpFrames.Command | ZmtpFrames.More))
        {
            throw new ZmtpException("Flags that do not exist.");
        }

        if ((flags & ZmtpFrames.Long) == 0)
        {
            return (flags, header[1]);
        }

        _stream.ReadExactly(header[2..]);
        var length = BinaryPrimitives.ReadInt64BigEndian(header[1..]);
        return length is >= 0 and <= ZmtpLimits.Message ? (flags, length) : throw new ZmtpException("A frame larger than any of Jupyter's.");
    }

    private ZmtpCommand ReadCommand(long length)
    {
        if (length > ZmtpLimits.Command)
        {
            throw new ZmtpException("A command larger than any.");
        }

        var body = new byte[length];
        _stream.ReadExactly(body);
        return ZmtpCommand.Parse(body);
    }

    // As its bytes come: a claim alone takes no memory.
    private byte[] ReadBody(int length)
    {
        var body = Array.Empty<byte>();
        for (var got = 0; got < length;)
        {
            if (got == body.Length)
            {
                var larger = (int)Math.Min(length, Math.Max(FirstStep, body.Length * 2L));
                budget.Take(larger - body.Length);
                _held += larger - body.Length;
                Array.Resize(ref body, larger);
            }

            var count = _stream.Read(body, got, body.Length - got);
            got += count > 0 ? count : throw new EndOfStreamException();
        }

        return body;
    }
}
