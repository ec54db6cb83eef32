using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cahier.Kernel.Messages;

/// <summary>
/// Jupyter messages as ZeroMQ frames: identities, the delimiter, the signature, header, parent header, metadata, content, buffers.
/// </summary>
internal sealed class WireMessages(MessageSignatures signatures)
{
    // After the delimiter and the signature.
    private const int SignedFrames = 4;

    private static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <summary>The frames of a message, after its identities.</summary>
    public List<ReadOnlyMemory<byte>> Encode(JupyterMessage message)
    {
        var (header, parent, metadata, content) = (Json(message.Header.ToJson()), Json(message.ParentHeader?.ToJson() ?? []), Json(message.Metadata), Json(message.Content));
        return
        [
            Delimiter.ToArray(), signatures.Sign(header, parent, metadata, content), header, parent, metadata, content,
            .. message.Buffers.Select(buffer => new ReadOnlyMemory<byte>(buffer)),
        ];
    }

    /// <summary>Reads a message that came in on a channel, identities first. Null when it is none, or not signed by who holds the key.</summary>
    public JupyterMessage? Decode(string channel, IReadOnlyList<byte[]> frames)
    {
        var start = frames.TakeWhile(frame => !Delimiter.SequenceEqual(frame)).Count() + 1;
        if (frames.Count < start + 1 + SignedFrames)
        {
            return null;
        }

        var (header, parent, metadata, content) = (frames[start + 1], frames[start + 2], frames[start + 3], frames[start + 4]);
        if (!signatures.Accept(frames[start], header, parent, metadata, content))
        {
            return null;
        }

        try
        {
            return MessageHeader.FromJson(JsonReading.Parse(header)) is not { } known
                ? null
                : new(channel, known, MessageHeader.FromJson(JsonReading.Parse(parent)), JsonReading.Parse(metadata) as JsonObject ?? [], JsonReading.Parse(content) as JsonObject ?? [])
                {
                    Identities = [.. frames.Take(start - 1)],
                    Buffers = [.. frames.Skip(start + 1 + SignedFrames)],
                };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Json(JsonObject value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JupyterMessage.Readable))
        {
            value.WriteTo(json);
        }

        return bytes.WrittenMemory;
    }
}
