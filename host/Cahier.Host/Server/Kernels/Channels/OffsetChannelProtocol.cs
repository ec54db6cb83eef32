using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels.Channels;

/// <summary>
/// v1.kernel.websocket.jupyter.org: all frames are binary. The number of offsets and the offsets, as 64-bit integers, little end first; then
/// the parts that lie between one offset and the next: the channel's name, header, parent header, metadata, content, and any number of buffers.
/// </summary>
internal sealed class OffsetChannelProtocol : ChannelProtocol
{
    // The channel and four objects, and the end of the last.
    private const int FewestOffsets = 6;

    public override string? Name => "v1.kernel.websocket.jupyter.org";

    public override ChannelFrame Write(EncodedMessage message)
    {
        ReadOnlyMemory<byte>[] parts =
        [
            Encoding.UTF8.GetBytes(message.Message.Channel), message.Header, message.ParentHeader, message.Metadata, message.Content,
            .. message.Message.Buffers.Select(buffer => new ReadOnlyMemory<byte>(buffer)),
        ];
        var frame = new ArrayBufferWriter<byte>(message.Size + 128);
        Write(frame, parts.Length + 1);
        long offset = sizeof(ulong) * (1 + parts.Length + 1);
        Write(frame, offset);
        foreach (var part in parts)
            Write(frame, offset += part.Length);
        foreach (var part in parts)
            frame.Write(part.Span);
        return new ChannelFrame(WebSocketMessageType.Binary, frame.WrittenMemory);
    }

    protected override JupyterMessage Read(WebSocketMessageType type, ReadOnlySpan<byte> frame)
    {
        var count = Offset(frame, 0);
        if (count < FewestOffsets || count > frame.Length / sizeof(ulong) - 1)
            throw new JsonException("More or fewer parts than a message has.");

        var json = new ArrayBufferWriter<byte>(frame.Length);
        json.Write("{\"channel\":"u8);
        json.Write(JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(Part(frame, 0))));
        json.Write(",\"header\":"u8);
        json.Write(Part(frame, 1));
        json.Write(",\"parent_header\":"u8);
        json.Write(Part(frame, 2));
        json.Write(",\"metadata\":"u8);
        json.Write(Part(frame, 3));
        json.Write(",\"content\":"u8);
        json.Write(Part(frame, 4));
        json.Write("}"u8);

        var buffers = new List<byte[]>();
        for (var i = FewestOffsets - 1; i < count - 1; i++)
            buffers.Add(Part(frame, i).ToArray());
        return JupyterMessage.Parse(json.WrittenSpan) with { Buffers = buffers };
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> frame, int index) => frame[Offset(frame, index + 1)..Offset(frame, index + 2)];

    private static int Offset(ReadOnlySpan<byte> frame, int index) =>
        checked((int)BinaryPrimitives.ReadUInt64LittleEndian(frame[(sizeof(ulong) * index)..]));

    private static void Write(ArrayBufferWriter<byte> frame, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(frame.GetSpan(sizeof(long)), value);
        frame.Advance(sizeof(long));
    }
}
