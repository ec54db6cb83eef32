using System.Net;
using System.Text;
using Cahier.Kernel.Zmtp;

namespace Cahier.Kernel.Tests.Zmtp;

public class SocketTests
{
    private static readonly IPEndPoint _anyPort = new(IPAddress.Loopback, 0);
    private readonly ReceiveBudget _budget = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Subscriptions_come_as_messages_or_as_commands_and_count(byte minorVersion)
    {
        var publisher = new PublisherSocket();
        using var listener = ZmtpListener.Start(publisher, _anyPort, _budget);
        using var peer = RawPeer.Ready(listener.Address, "SUB", minorVersion);
        void Say(string command, byte first, string prefix)
        {
            if (minorVersion == 0)
                peer.Send([first, .. Bytes(prefix)]);
            else
                peer.Write(ZmtpFrames.CommandFrame(Bytes(command), Bytes(prefix)));
            Settle(peer);
        }

        Say("SUBSCRIBE", 1, "ab");
        Say("SUBSCRIBE", 1, "ab");
        Say("CANCEL", 0, "ab");
        Publish(publisher, "abc", "ax", "a", "ab");
        Assert.Equal(["abc", "ab"], Enumerable.Range(0, 2).Select(_ => Text(peer.Receive()[0])));
        Say("CANCEL", 0, "ab");
        Say("SUBSCRIBE", 1, "z");
        Publish(publisher, "ab", "z");
        Assert.Equal("z", Text(peer.Receive()[0]));
    }

    [Fact]
    public void What_is_published_before_there_is_a_subscriber_waits_for_the_first()
    {
        var publisher = new PublisherSocket();
        using var listener = ZmtpListener.Start(publisher, _anyPort, _budget);
        Publish(publisher, "status 1", "status 2");

        using var first = Subscriber(listener, publisher);
        using var second = Subscriber(listener, publisher);
        Publish(publisher, "status 3");

        Assert.Equal(["status 1", "status 2", "status 3"], Enumerable.Range(0, 3).Select(_ => Text(first.Receive()[0])));
        Assert.Equal("status 3", Text(second.Receive()[0]));
    }

    [Fact]
    public async Task A_subscriber_that_reads_nothing_is_given_up_and_the_others_miss_nothing()
    {
        const int Messages = 200;
        var publisher = new PublisherSocket();
        var limits = new ZmtpLimits { Queue = 1 << 20, Stalled = TimeSpan.FromSeconds(2) };
        using var listener = ZmtpListener.Start(publisher, _anyPort, _budget, limits);
        using var deaf = Subscriber(listener, publisher);
        using var good = Subscriber(listener, publisher);
        var reading = Task.Run(() => Enumerable.Range(0, Messages).Select(_ => good.Receive()[0].Length).ToList(), TestContext.Current.CancellationToken);

        // More than its queue and the system's buffers together hold.
        for (var i = 0; i < Messages; i++)
        {
            Publish(publisher, new string('x', 100_000 + i));
        }

        Assert.Equal(Enumerable.Range(0, Messages).Select(i => 100_000 + i), await reading);
        Assert.Single(publisher.Peers);
        deaf.WaitForEnd();
    }

    [Fact]
    public void A_ping_is_answered_with_its_context_and_a_heartbeat_with_itself()
    {
        using var listener = ZmtpListener.Start(new EchoSocket(), _anyPort, _budget);
        using var peer = RawPeer.Ready(listener.Address, "REQ");
        peer.Write(ZmtpFrames.CommandFrame("PING"u8, [0, 100, .. "context"u8]));
        var pong = peer.Reader.ReadCommand();
        Assert.Equal(("PONG", "context"), (pong.Name, Text(pong.Data.ToArray())));

        byte[][] beat = [[], [1, 2], new byte[300], new byte[1 << 20]];
        peer.Send(beat);
        Assert.Equal(beat, peer.Receive());
    }

    [Fact]
    public void Replies_find_their_connection_then_its_name_and_then_whoever_comes_under_it()
    {
        var connections = new List<long>();
        var router = new RouterSocket((peer, parts) =>
        {
            lock (connections)
            {
                connections.Add(peer.Number);
            }
        });
        using var listener = ZmtpListener.Start(router, _anyPort, _budget);
        using var first = RawPeer.Ready(listener.Address, "DEALER", identity: "same");
        first.Send([1]);
        WaitUntil(() => connections.Count == 1);
        using var second = RawPeer.Ready(listener.Address, "DEALER", identity: "same");
        second.Send([2]);
        WaitUntil(() => connections.Count == 2);

        router.Send(connections[0], "same"u8.ToArray(), [Bytes("to the first")]);
        Assert.Equal("to the first", Text(first.Receive()[0]));
        first.Dispose();
        WaitUntil(() => router.Peers.Count == 1);
        router.Send(connections[0], "same"u8.ToArray(), [Bytes("to the name")]);
        Assert.Equal("to the name", Text(second.Receive()[0]));
        second.Dispose();
        WaitUntil(() => router.Peers.Count == 0);
        router.Send(connections[0], "same"u8.ToArray(), [Bytes("kept")]);
        using var third = RawPeer.Ready(listener.Address, "DEALER", identity: "same");
        Assert.Equal("kept", Text(third.Receive()[0]));
    }

    private static RawPeer Subscriber(ZmtpListener listener, PublisherSocket publisher)
    {
        var others = publisher.Peers.Count;
        var peer = RawPeer.Ready(listener.Address, "SUB");
        peer.Write(ZmtpFrames.CommandFrame("SUBSCRIBE"u8, []));
        publisher.WaitForSubscribers(others + 1, Environment.TickCount64 + 20_000);
        return peer;
    }

    // A peer's commands are done in order: when the PONG comes, all before it have been.
    private static void Settle(RawPeer peer)
    {
        peer.Write(ZmtpFrames.CommandFrame("PING"u8, [0, 0]));
        Assert.Equal("PONG", peer.Reader.ReadCommand().Name);
    }

    private static void Publish(PublisherSocket publisher, params string[] topics)
    {
        foreach (var topic in topics)
        {
            publisher.Publish(Bytes(topic), ZmtpFrames.Message([Bytes(topic)]));
        }
    }

    internal static void WaitUntil(Func<bool> condition)
    {
        var deadline = Environment.TickCount64 + 20_000;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 < deadline, "It did not come to that.");
            Thread.Sleep(2);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
