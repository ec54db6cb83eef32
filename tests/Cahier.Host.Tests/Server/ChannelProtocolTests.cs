using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using Cahier.Host.Server.Kernels.Channels;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Tests.Server;

public class ChannelProtocolTests
{
    private const string V1 = "v1.kernel.websocket.jupyter.org";

    public static TheoryData<string> Protocols => ["", V1];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void What_is_written_is_read_again_with_its_buffers(string name)
    {
        var protocol = Protocol(name);
        var message = JupyterMessage.Request("shell", "comm_msg", new() { ["é"] = "ü \" \\ 🙂" }, "session") with { Buffers = [[1, 2, 3], [], [255]] };

        var frame = protocol.Write(new EncodedMessage(message));
        var read = protocol.TryRead(frame.Type, frame.Bytes.Span)!;

        Assert.Equal(WebSocketMessageType.Binary, frame.Type);
        Assert.Equal((message.Channel, message.Header), (read.Channel, read.Header));
        Assert.Equal(message.Content.ToJsonString(), read.Content.ToJsonString());
        Assert.Equal(message.Buffers, read.Buffers);
    }

    [Fact]
    public void The_best_subprotocol_that_is_offered_is_chosen()
    {
        Assert.Equal(V1, Protocol("other", V1).Name);
        Assert.Null(Protocol("other").Name);
    }

    [Fact]
    public void A_message_without_buffers_is_text_in_the_default_protocol_and_names_its_type_where_jupyters_clients_look()
    {
        var frame = Protocol().Write(new EncodedMessage(JupyterMessage.Request("shell", "execute_reply", [], "session")));

        Assert.Equal(WebSocketMessageType.Text, frame.Type);
        Assert.Contains("\"msg_type\":\"execute_reply\",\"buffers\":[]}", Encoding.UTF8.GetString(frame.Bytes.Span), StringComparison.Ordinal);
    }

    /// <summary>As `v1.kernel.websocket.jupyter.org` is described: offsets of 64 bits, the first behind them all, the last at the end.</summary>
    [Fact]
    public void The_offsets_lie_around_the_parts()
    {
        var frame = Protocol(V1).Write(new EncodedMessage(JupyterMessage.Request("iopub", "status", new() { ["execution_state"] = "idle" }, "session"))).Bytes.Span;

        Assert.Equal(6, At(frame, 0));
        Assert.Equal(7 * 8, At(frame, 1));
        Assert.Equal("iopub", Encoding.UTF8.GetString(frame[At(frame, 1)..At(frame, 2)]));
        Assert.Equal("{\"execution_state\":\"idle\"}", Encoding.UTF8.GetString(frame[At(frame, 5)..At(frame, 6)]));
        Assert.Equal(frame.Length, At(frame, 6));

        static int At(ReadOnlySpan<byte> frame, int index) => (int)BinaryPrimitives.ReadInt64LittleEndian(frame[(8 * index)..]);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_broken_frame_is_no_message_and_no_exception(string name)
    {
        var protocol = Protocol(name);
        var sound = protocol.Write(new EncodedMessage(JupyterMessage.Request("shell", "comm_msg", new() { ["a"] = 1 }, "session") with { Buffers = [[1]] })).Bytes.ToArray();
        var random = new Random(1);

        for (var round = 0; round < 20_000; round++)
        {
            var broken = sound.AsSpan(0, random.Next(sound.Length + 1)).ToArray();
            for (var i = random.Next(4); i > 0 && broken.Length > 0; i--)
                broken[random.Next(random.Next(2) == 0 ? Math.Min(64, broken.Length) : broken.Length)] = (byte)random.Next(256);
            // Only that it returns: some changes leave a message.
            _ = protocol.TryRead(WebSocketMessageType.Binary, broken);
        }

        Assert.Null(protocol.TryRead(WebSocketMessageType.Binary, []));
        Assert.Null(protocol.TryRead(WebSocketMessageType.Binary, sound.AsSpan(0, sound.Length / 2)));
    }

    [Theory]
    [InlineData("{\"channel\": \"shell\", \"header\": {\"msg_type\": \"x\"}, \"content\": {\"a\": 1, \"a\": 2}}")]
    [InlineData("{\"channel\": \"iopub\", \"header\": {\"msg_type\": \"status\"}, \"content\": {}}")]
    public void What_names_a_field_twice_or_speaks_for_the_kernel_is_no_message(string text) =>
        Assert.Null(Protocol().TryRead(WebSocketMessageType.Text, Encoding.UTF8.GetBytes(text)));

    private static ChannelProtocol Protocol(params string[] offered) => ChannelProtocol.Choose(offered);
}
