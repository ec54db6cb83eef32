using System.Diagnostics;
using System.Net;
using Cahier.Kernel.Zmtp;

namespace Cahier.Kernel.Tests.Zmtp;

/// <summary>Whoever breaks the protocol loses the connection, takes no memory, and disturbs nobody.</summary>
public sealed class HostilePeerTests : IDisposable
{
    private readonly ReceiveBudget _budget = new();
    private readonly EchoSocket _socket = new();
    private readonly ZmtpListener _listener;

    public HostilePeerTests() =>
        _listener = ZmtpListener.Start(_socket, new IPEndPoint(IPAddress.IPv6Loopback, 0), _budget, new ZmtpLimits { Handshake = TimeSpan.FromMilliseconds(400) });

    public static TheoryData<string, byte[]> Greetings => new()
    {
        { "a browser", "GET / HTTP/1.1\r\n"u8.ToArray() },
        { "version 2", [.. RawPeer.Greeting()[..10], 1, .. new byte[53]] },
        { "another mechanism", [.. RawPeer.Greeting()[..12], .. "CURVE"u8, .. new byte[47]] },
        { "no READY", [.. RawPeer.Greeting(), 0, 1, 65] },
        { "a command without a name", [.. RawPeer.Greeting(), 4, 0] },
        { "a name longer than its command", [.. RawPeer.Greeting(), 4, 3, 9, 65, 66] },
        { "an ERROR", [.. RawPeer.Greeting(), .. ZmtpFrames.CommandFrame("ERROR"u8, [0])] },
        { "a property longer than its command", [.. RawPeer.Greeting(), .. ZmtpFrames.CommandFrame("READY"u8, [1, 65, 127, 255, 255, 255, 66])] },
        { "a property with a negative length", [.. RawPeer.Greeting(), .. ZmtpFrames.CommandFrame("READY"u8, [1, 65, 255, 255, 255, 255, 66])] },
        { "no socket type", [.. RawPeer.Greeting(), .. ZmtpFrames.CommandFrame("READY"u8, [])] },
        { "the wrong socket type", [.. RawPeer.Greeting(), .. RawPeer.ReadyCommand("SUB")] },
        { "half a greeting", RawPeer.Greeting()[..20] },
        { "silence", [] },
    };

    public static TheoryData<string, byte[]> Frames => new()
    {
        { "flags that do not exist", [0x80, 1, 0] },
        { "a command that goes on", [0x05, 1, 0] },
        { "a negative length", [0x02, 255, 255, 255, 255, 255, 255, 255, 255] },
        { "a frame of 8 EB", [0x02, 127, 255, 255, 255, 255, 255, 255, 255] },
        { "a frame of 65 MB", [0x02, 0, 0, 0, 0, 4, 16, 0, 0] },
        { "a command of 1 MB", [0x06, 0, 0, 0, 0, 0, 16, 0, 0] },
        { "a PING without time", ZmtpFrames.CommandFrame("PING"u8, [1]) },
        { "a PING with a long context", ZmtpFrames.CommandFrame("PING"u8, new byte[30]) },
        { "more parts than any message", [.. Enumerable.Repeat<byte[]>([1, 0], 2000).SelectMany(part => part)] },
        { "an ERROR", ZmtpFrames.CommandFrame("ERROR"u8, [2, 65, 66]) },
    };

    [Theory]
    [MemberData(nameof(Greetings))]
    public void Who_does_not_shake_hands_is_dismissed(string who, byte[] bytes)
    {
        using var peer = new RawPeer(_listener.Address);
        peer.Write(bytes);
        peer.WaitForEnd();
        Assert.Equal(("", 0), (_socket.Peers.Count == 0 ? "" : who, _budget.Taken));
        IsServing();
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Who_sends_what_is_no_frame_is_dismissed(string what, byte[] bytes)
    {
        using var peer = RawPeer.Ready(_listener.Address, "DEALER");
        peer.Write(bytes);
        peer.WaitForEnd();
        SocketTests.WaitUntil(() => _socket.Peers.Count == 0);
        Assert.Equal(("", 0), (_budget.Taken == 0 ? "" : what, _budget.Taken));
        IsServing();
    }

    [Fact]
    public void A_claim_takes_no_memory_and_what_came_is_given_back()
    {
        using var peer = RawPeer.Ready(_listener.Address, "DEALER");
        peer.Write([0x02, 0, 0, 0, 0, 3, 0, 0, 0, .. new byte[1000]]);       // 48 MB, of which 1 kB comes
        SocketTests.WaitUntil(() => _budget.Taken > 0);
        Assert.InRange(_budget.Taken, 1, 128 * 1024);
        peer.Dispose();
        SocketTests.WaitUntil(() => _budget.Taken == 0);
    }

    [Fact]
    public void All_that_arrives_at_once_is_bounded()
    {
        using var listener = ZmtpListener.Start(_socket, new IPEndPoint(IPAddress.Loopback, 0), new ReceiveBudget(1 << 20));
        using var first = RawPeer.Ready(listener.Address, "DEALER");
        first.Write([0x02, 0, 0, 0, 0, 0, 32, 0, 0]);
        var half = new byte[700_000];
        try
        {
            for (var i = 0; i < 3; i++)
                first.Write(half);
        }
        catch (IOException)
        {
            // It may already know.
        }

        first.WaitForEnd();
    }

    [Fact]
    public void There_is_an_end_to_the_peers_of_one_socket()
    {
        var peers = Enumerable.Range(0, ZmtpLimits.Peers).Select(_ => RawPeer.Ready(_listener.Address, "DEALER")).ToList();
        SocketTests.WaitUntil(() => _socket.Peers.Count == ZmtpLimits.Peers);
        using (var oneMore = RawPeer.Ready(_listener.Address, "DEALER"))
        {
            oneMore.WaitForEnd();
        }

        peers.ForEach(peer => peer.Dispose());
        SocketTests.WaitUntil(() => _socket.Peers.Count == 0);
        IsServing();
    }

    public void Dispose() => _listener.Dispose();

    private void IsServing()
    {
        var clock = Stopwatch.StartNew();
        using var good = RawPeer.Ready(_listener.Address, "REQ");
        good.Send([], [1]);
        Assert.Equal([[], [1]], good.Receive());
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }
}
