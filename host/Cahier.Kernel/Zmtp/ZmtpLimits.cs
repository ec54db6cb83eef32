namespace Cahier.Kernel.Zmtp;

/// <summary>
/// What a peer may ask for before it has shown that it holds the key. Sizes in bytes; they are looked at before anything is allocated, and what a
/// frame claims to be is only allocated as its bytes arrive.
/// </summary>
internal sealed record ZmtpLimits
{
    /// <summary>One message, all its frames together. A notebook's cell is some kilobytes; a client's picture or table in a comm some megabytes.</summary>
    public const int Message = 64 << 20;

    /// <summary>Frames of one message: the envelope, six of Jupyter's, and buffers.</summary>
    public const int Parts = 1024;

    /// <summary>A command: the longest here are subscriptions and READY.</summary>
    public const int Command = 4096;

    /// <summary>Messages that have begun to arrive, on all connections together.</summary>
    public const long InFlight = 256L << 20;

    /// <summary>Peers of one socket. A client holds one connection to each.</summary>
    public const int Peers = 128;

    /// <summary>Subscriptions of one peer.</summary>
    public const int Subscriptions = 256;

    /// <summary>Messages that wait for one peer that reads slowly.</summary>
    public long Queue { get; init; } = 64L << 20;

    /// <summary>The time to say who one is.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A peer whose queue is full and that takes nothing for so long is gone: others wait for it no longer.</summary>
    public TimeSpan Stalled { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>A peer broke the protocol: its connection ends.</summary>
internal sealed class ZmtpException(string message) : Exception(message);

/// <summary>Memory for messages that are still arriving, shared by all connections of a kernel.</summary>
internal sealed class ReceiveBudget(long most = ZmtpLimits.InFlight)
{
    private long _taken;

    /// <summary>Bytes in use.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <exception cref="ZmtpException">Too much is arriving at once.</exception>
    public void Take(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) > most)
        {
            Interlocked.Add(ref _taken, -bytes);
            throw new ZmtpException("Too much arrives at once.");
        }
    }

    public void Return(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
