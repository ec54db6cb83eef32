using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels.Channels;

/// <summary>
/// The default: a message is a text of JSON with its channel in it. One with buffers is binary: their number plus one and where each
/// part starts, as 32-bit integers, big end first; then the JSON; then the buffers.
/// </summary>
internal sealed class JsonChannelProtocol : ChannelProtocol
{
    public override string? Name => null;

    public override ChannelFrame Write(EncodedMessage message)
    {
        var json = new ArrayBufferWriter<byte>(message.Json.Length + 256);
        json.Write(message.Json.Span[..^1]);
        // Jupyter's own server repeats these beside the header, and its clients read them there.
        json.Write(",\"msg_id\":"u8);
        json.Write(JsonSerializer.SerializeToUtf8Bytes(message.Message.Header.MsgId));
        json.Write(",\"msg_type\":"u8);
        json.Write(JsonSerializer.SerializeToUtf8Bytes(message.Message.Type));
        json.Write(",\"buffers\":[]}"u8);
        if (message.Message.Buffers.Count == 0)
            return new ChannelFrame(WebSocketMessageType.Text, json.WrittenMemory);

        ReadOnlyMemory<byte>[] parts = [json.WrittenMemory, .. message.Message.Buffers.Select(buffer => new ReadOnlyMemory<byte>(buffer))];
        var frame = new ArrayBufferWriter<byte>();
        Write(frame, parts.Length);
        var start = sizeof(uint) * (1 + parts.Length);
        foreach (var part in parts)
        {
            Write(frame, start);
            start += part.Length;
        }

        foreach (var part in parts)
            frame.Write(part.Span);
        return new ChannelFrame(WebSocketMessageType.Binary, frame.WrittenMemory);
    }

    protected override JupyterMessage Read(WebSocketMessageType type, ReadOnlySpan<byte> frame)
    {
        if (type == WebSocketMessageType.Text)
            return JupyterMessage.Parse(frame);

        var count = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(frame), int.MaxValue);
        if (count == 0 || count > frame.Length / sizeof(uint) - 1)
            throw new JsonException("More parts than the frame has room for.");

        var starts = new int[count + 1];
        for (var i = 0; i < count; i++)
            starts[i] = checked((int)BinaryPrimitives.ReadUInt32BigEndian(frame[(sizeof(uint) * (1 + i))..]));
        starts[count] = frame.Length;

        var message = JupyterMessage.Parse(frame[starts[0]..starts[1]]);
        var buffers = new List<byte[]>();
        for (var i = 1; i < count; i++)
            buffers.Add(frame[starts[i]..starts[i + 1]].ToArray());
        return message with { Buffers = buffers };
    }

    private static void Write(ArrayBufferWriter<byte> frame, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(frame.GetSpan(sizeof(int)), value);
        frame.Advance(sizeof(int));
    }
}
