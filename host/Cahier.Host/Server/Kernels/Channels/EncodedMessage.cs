using System.Buffers;
using System.Text.Json;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels.Channels;

/// <summary>A kernel's message as bytes: made once, whatever the number of its clients and the protocols they speak.</summary>
internal sealed class EncodedMessage
{
    public EncodedMessage(JupyterMessage message)
    {
        Message = message;
        var json = new ArrayBufferWriter<byte>();
        message.WriteTo(json);
        Json = json.WrittenMemory;

        var reader = new Utf8JsonReader(Json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isHeader = reader.ValueTextEquals("header"u8);
            var isParent = reader.ValueTextEquals("parent_header"u8);
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            var isContent = reader.ValueTextEquals("content"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var value = Json[start..(int)reader.BytesConsumed];
            if (isHeader)
                Header = value;
            else if (isParent)
                ParentHeader = value;
            else if (isMetadata)
                Metadata = value;
            else if (isContent)
                Content = value;
        }

        Size = Json.Length + message.Buffers.Sum(buffer => buffer.Length);
    }

    /// <summary>What was encoded.</summary>
    public JupyterMessage Message { get; }

    /// <summary>All but the buffers as one JSON object, channel included; the parts below are slices of it.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    public ReadOnlyMemory<byte> Header { get; }

    public ReadOnlyMemory<byte> ParentHeader { get; }

    public ReadOnlyMemory<byte> Metadata { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Bytes it holds in memory.</summary>
    public int Size { get; }
}
