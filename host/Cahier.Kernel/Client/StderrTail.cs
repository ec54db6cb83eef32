using System.Text;

namespace Cahier.Kernel.Client;

/// <summary>Reads a process's stderr to its end and keeps the first and the last of it.</summary>
internal sealed class StderrTail
{
    private const int Kept = 16 * 1024;

    private readonly StringBuilder _first = new();
    private readonly StringBuilder _last = new();
    private readonly Task _reading;

    public StderrTail(StreamReader stderr) => _reading = Task.Run(() => ReadAsync(stderr));

    public string Text
    {
        get
        {
            lock (_first)
            {
                return _first.ToString() + _last;
            }
        }
    }

    /// <summary>Waits for the end, but not for long: a process that the kernel started may hold the pipe.</summary>
    public Task FinishAsync() => Task.WhenAny(_reading, Task.Delay(300));

    private async Task ReadAsync(StreamReader stderr)
    {
        var buffer = new char[4096];
        try
        {
            while (await stderr.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            {
                Keep(buffer.AsSpan(0, count));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
        }
    }

    // A stack overflow says what it is in its first line and then lists thousands of frames.
    private void Keep(ReadOnlySpan<char> text)
    {
        lock (_first)
        {
            var room = Math.Min(Kept - _first.Length, text.Length);
            _first.Append(text[..room]);
            _last.Append(text[room..]);
            if (_last.Length > 2 * Kept)
            {
                _last.Remove(0, _last.Length - Kept);
            }
        }
    }
}
