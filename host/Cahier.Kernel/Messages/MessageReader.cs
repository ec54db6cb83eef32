using System.Text.Json;

namespace Cahier.Kernel.Messages;

/// <summary>Messages from a stream, one a line. A line that is no message is skipped: the next one may be.</summary>
internal sealed class MessageReader(Stream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next message, or null at the end of the stream.</summary>
    public JupyterMessage? Read()
    {
        var searched = 0;
        while (true)
        {
            if (TryTake(ref searched, out var message))
            {
                return message;
            }

            MakeRoom();
            var count = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (count <= 0)
            {
                return null;
            }

            _end += count;
        }
    }

    /// <summary>The next message, or null at the end of the stream.</summary>
    public async ValueTask<JupyterMessage?> ReadAsync(CancellationToken cancellation)
    {
        var searched = 0;
        while (true)
        {
            if (TryTake(ref searched, out var message))
            {
                return message;
            }

            MakeRoom();
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
            if (count <= 0)
            {
                return null;
            }

            _end += count;
        }
    }

    // `searched` bytes hold no line end: a long line is looked at once, however many reads it takes.
    private bool TryTake(ref int searched, out JupyterMessage? message)
    {
        message = null;
        while (message is null)
        {
            var unread = _buffer.AsSpan(_start.._end);
            var length = unread[searched..].IndexOf((byte)'\n');
            if (length < 0)
            {
                searched = unread.Length;
                return false;
            }

            var line = unread[..(searched + length)].Trim((byte)'\r');
            _start += searched + length + 1;
            searched = 0;
            message = line.IsEmpty ? null : ParseOrSkip(line);
        }

        return true;
    }

    private static JupyterMessage? ParseOrSkip(ReadOnlySpan<byte> line)
    {
        try
        {
            return JupyterMessage.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
