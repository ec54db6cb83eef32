using System.Globalization;
using System.Net;
using System.Text;
using Cahier.Kernel.FrontDoors;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Zmtp;

namespace Cahier.Kernel.Tests.Zmtp;

/// <summary>
/// Bytes that somebody changed: whatever they are, they end the connection or are read, and nothing that was not signed gets through. For a second each;
/// for longer with CAHIER_FUZZ_SECONDS=600.
/// </summary>
public class FuzzTests
{
    private const string Key = "a key";

    private static readonly double _seconds =
        double.TryParse(Environment.GetEnvironmentVariable("CAHIER_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 1;

    private static readonly byte[] _conversation =
    [
        .. RawPeer.Greeting(),
        .. RawPeer.ReadyCommand("DEALER", "me"),
        .. ZmtpFrames.CommandFrame("PING"u8, [0, 9, 1, 2]),
        .. ZmtpFrames.Message([.. Request().Select(frame => new ReadOnlyMemory<byte>(frame))]),
        .. ZmtpFrames.CommandFrame("SUBSCRIBE"u8, "topic"u8),
        .. ZmtpFrames.Message([new byte[100_000], new byte[3]]),
    ];

    [Fact]
    public void A_changed_stream_is_read_or_refused_within_its_memory() => Repeat(random =>
    {
        var bytes = Mutate(random, _conversation);
        var budget = new ReceiveBudget();
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var reader = new ZmtpReader(new MemoryStream(bytes), budget))
        {
            try
            {
                reader.ReadGreeting();
                _ = reader.ReadCommand().Properties();
                while (true)
                {
                    reader.ReadMessage(command => _ = command.Name == "PING" ? command.Pong() : []);
                }
            }
            catch (Exception exception) when (exception is ZmtpException or EndOfStreamException)
            {
            }
        }

        Assert.Equal(0, budget.Taken);
        // In proportion to what came (two bytes are an empty message, with its list) and never to what was claimed, which may be 64 MB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000 + 100L * bytes.Length);
    });

    [Fact]
    public void A_changed_message_is_not_believed() => Repeat(random =>
    {
        var wire = new WireMessages(new MessageSignatures(Key));
        var frames = Request();
        // All but the buffer, which is not signed.
        var signed = frames.Length - 1;
        var changed = random.Next(signed);
        var mutated = frames.ToArray();
        mutated[changed] = Mutate(random, frames[changed]);
        if (random.Next(4) == 0)
            mutated = mutated[..random.Next(signed)];

        var isWhole = mutated.Length == frames.Length && mutated[changed].AsSpan().SequenceEqual(frames[changed]);
        Assert.Equal(isWhole, wire.Decode("shell", mutated) is not null);
    });

    [Fact]
    public void An_unsigned_message_of_any_content_is_read_or_refused() => Repeat(random =>
    {
        var wire = new WireMessages(new MessageSignatures(""));
        var frames = Request();
        for (var i = 2; i < frames.Length; i++)
            if (random.Next(3) == 0)
                frames[i] = Mutate(random, frames[i]);
        if (wire.Decode("shell", frames) is { } message)
        {
            _ = wire.Encode(message.Answer("shell", "reply", [], "kernel"));
        }
    });

    [Fact]
    public void A_kernels_sockets_outlive_any_bytes()
    {
        var received = 0;
        var port = FreePorts(5);
        var file = new ConnectionFile("tcp", "127.0.0.1", Key, ((string[])["shell", "control", "stdin", "iopub", "hb"]).Select((name, i) => (name, port[i])).ToDictionary());
        var sockets = new JupyterSockets(file, _ => Interlocked.Increment(ref received));
        sockets.Start();
        try
        {
            Repeat(random =>
            {
                using var peer = new RawPeer(new IPEndPoint(IPAddress.Loopback, port[random.Next(5)]));
                try
                {
                    peer.Write(Mutate(random, _conversation));
                }
                catch (IOException)
                {
                    // Dismissed in the middle.
                }
            });
            received = 0;
            using var good = RawPeer.Ready(new IPEndPoint(IPAddress.Loopback, port[0]), "DEALER");
            good.Send(Request("something new"));
            SocketTests.WaitUntil(() => received == 1);
        }
        finally
        {
            sockets.Stop();
        }
    }

    private static void Repeat(Action<Random> once)
    {
        var first = Environment.TickCount;
        var deadline = Environment.TickCount64 + (long)(_seconds * 1000);
        for (var seed = first; Environment.TickCount64 < deadline; seed++)
        {
            try
            {
                once(new Random(seed));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"new Random({seed})", exception);
            }
        }
    }

    private static byte[] Mutate(Random random, byte[] bytes)
    {
        var changed = bytes.ToList();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(changed.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < changed.Count:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 1 when at < changed.Count:
                    changed[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    changed.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    changed.RemoveRange(at, Math.Min(random.Next(20), changed.Count - at));
                    break;
                default:
                    changed.InsertRange(at, changed.Skip(random.Next(changed.Count)).Take(random.Next(50)).ToList());
                    break;
            }
        }

        return [.. changed];
    }

    private static byte[][] Request(string code = "1 + 1") =>
        [.. new WireMessages(new MessageSignatures(Key))
            .Encode(JupyterMessage.Request("shell", "execute_request", new() { ["code"] = code, ["silent"] = false }, "me"))
            .Select(frame => frame.ToArray()), .. new[] { Encoding.UTF8.GetBytes("a buffer") }];

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
