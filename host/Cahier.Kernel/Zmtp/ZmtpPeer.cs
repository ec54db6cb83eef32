using System.Net.Sockets;
using System.Text;

namespace Cahier.Kernel.Zmtp;

/// <summary>
/// A connection to one socket of ours, from its greeting to its end. It has two threads of its own, not the thread pool's: a cell may keep all
/// of that busy, and the request that interrupts it must still be read.
/// </summary>
internal sealed class ZmtpPeer
{
    private const int StackSize = 256 * 1024;
    private static long _lastNumber;

    private readonly ZmtpSocket _owner;
    private readonly Stream _stream;
    private readonly ReceiveBudget _budget;
    private readonly ZmtpLimits _limits;
    private readonly SendQueue _queue;
    private readonly Action _ended;

    /// <param name="owner">The socket it came to.</param>
    /// <param name="stream">Its bytes; closing it ends both threads.</param>
    /// <param name="budget">For what is arriving.</param>
    /// <param name="limits">For this peer.</param>
    /// <param name="ended">Called once, when it is over.</param>
    public ZmtpPeer(ZmtpSocket owner, Stream stream, ReceiveBudget budget, ZmtpLimits limits, Action ended)
    {
        _owner = owner;
        _stream = stream;
        _budget = budget;
        _limits = limits;
        _ended = ended;
        _queue = new SendQueue(limits.Queue, limits.Stalled);
    }

    /// <summary>When it came, as <see cref="Environment.TickCount64"/>.</summary>
    public long Since { get; } = Environment.TickCount64;

    /// <summary>Which connection this is, of all that ever were.</summary>
    public long Number { get; } = Interlocked.Increment(ref _lastNumber);

    /// <summary>The name that replies find it by: its own, or one that we gave it.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>Starts the conversation.</summary>
    public void Start() => Thread(Read).Start();

    /// <summary>Adds bytes to what goes out. A peer that does not read them ends (see <see cref="SendQueue"/>).</summary>
    public void Send(ReadOnlyMemory<byte> bytes)
    {
        if (!_queue.Add(bytes))
        {
            End();
        }
    }

    public void Drain(long deadline) => _queue.Drain(deadline);

    public void End()
    {
        _queue.Close();
        _stream.Dispose();
    }

    private Thread Thread(ThreadStart run) => new(run, StackSize) { Name = $"{_owner.Type} peer", IsBackground = true };

    private void Read()
    {
        try
        {
            using var reader = new ZmtpReader(_stream, _budget);
            using (new Timer(_ => End(), null, _limits.Handshake, Timeout.InfiniteTimeSpan))
            {
                ShakeHands(reader);
            }

            if (!_owner.Join(this))
            {
                return;
            }

            Thread(Write).Start();
            while (true)
            {
                _owner.Receive(this, reader.ReadMessage(command => _owner.Receive(this, command)));
            }
        }
        catch (Exception exception) when (exception is ZmtpException || IsEnd(exception))
        {
            // It left, or it is none of ours.
        }
        finally
        {
            _owner.Leave(this);
            End();
            _ended();
        }
    }

    private void ShakeHands(ZmtpReader reader)
    {
        _stream.Write(ZmtpGreeting.Bytes());
        reader.ReadGreeting();
        _stream.Write(ZmtpCommand.Ready(_owner.Type));
        var ready = reader.ReadCommand();
        var properties = ready.Name == "READY" ? ready.Properties() : throw new ZmtpException("Not ready.");
        if (!properties.TryGetValue("Socket-Type", out var type) || !_owner.Accepts(Encoding.ASCII.GetString(type)))
        {
            _stream.Write(ZmtpCommand.Error("Invalid socket type"));
            throw new ZmtpException("A socket that ours cannot talk to.");
        }

        // A name that begins with 0 is one that a socket gives, never one that a peer may choose.
        Identity = properties.TryGetValue("Identity", out var identity) && identity is { Length: > 0 and <= 255 } && identity[0] != 0
            ? identity
            : [0, .. BitConverter.GetBytes(Number)];
    }

    private void Write()
    {
        try
        {
            _queue.WriteTo(_stream);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            End();
        }
    }

    // A buffered stream says "not supported" of one that another thread has closed meanwhile.
    private static bool IsEnd(Exception exception) =>
        exception is IOException or ObjectDisposedException or SocketException or NotSupportedException;
}
