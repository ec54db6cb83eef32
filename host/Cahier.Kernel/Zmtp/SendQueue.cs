namespace Cahier.Kernel.Zmtp;

/// <summary>
/// What waits to go to one peer. Bounded in bytes: when it is full, senders wait as long as the peer takes something now and then. One that takes
/// nothing for <see cref="ZmtpLimits.Stalled"/> is given up, so that it holds up the others once and not for ever.
/// </summary>
internal sealed class SendQueue(long most, TimeSpan stalled)
{
    private readonly object _gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> _waiting = new();
    private long _bytes;
    private long _lastProgress;
    private bool _closed;

    /// <summary>Adds bytes that must not change any more. A queue that is closed takes nothing.</summary>
    /// <returns>False when the peer has taken nothing for too long.</returns>
    public bool Add(ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            // A message larger than the queue still passes, alone.
            while (_bytes > 0 && _bytes + bytes.Length > most && !_closed)
            {
                var patience = _lastProgress + (long)stalled.TotalMilliseconds - Environment.TickCount64;
                if (patience <= 0)
                {
                    return false;
                }

                Monitor.Wait(_gate, (int)patience);
            }

            if (_bytes == 0)
            {
                _lastProgress = Environment.TickCount64;
            }

            if (!_closed)
            {
                _waiting.Enqueue(bytes);
                _bytes += bytes.Length;
                Monitor.PulseAll(_gate);
            }

            return true;
        }
    }

    /// <summary>Writes what comes until the queue is closed.</summary>
    public void WriteTo(Stream stream)
    {
        const int Step = 64 * 1024;
        while (Next() is { } message)
        {
            for (var rest = message; rest.Length > 0; rest = rest[Math.Min(Step, rest.Length)..])
            {
                stream.Write(rest.Span[..Math.Min(Step, rest.Length)]);
                Volatile.Write(ref _lastProgress, Environment.TickCount64);
            }

            lock (_gate)
            {
                _bytes -= message.Length;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Waits until everything has been written, or until <paramref name="deadline"/> (<see cref="Environment.TickCount64"/>).</summary>
    public void Drain(long deadline)
    {
        lock (_gate)
        {
            while (_bytes > 0 && !_closed && deadline - Environment.TickCount64 is > 0 and var left)
            {
                Monitor.Wait(_gate, (int)left);
            }
        }
    }

    /// <summary>Lets go of what waits, and of who waits.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _waiting.Clear();
            Monitor.PulseAll(_gate);
        }
    }

    private ReadOnlyMemory<byte>? Next()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate);
            }

            // Spelled out: a bare null would become an empty memory here, which is a message.
            return _closed ? default(ReadOnlyMemory<byte>?) : _waiting.Dequeue();
        }
    }
}
