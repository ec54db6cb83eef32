using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cahier.Kernel.Messages;

/// <summary>One Jupyter message and the channel it travels on.</summary>
/// <param name="Channel"><c>shell</c>, <c>control</c>, <c>iopub</c> or <c>stdin</c>.</param>
/// <param name="Header">Who says what.</param>
/// <param name="ParentHeader">The header of the request this answers or belongs to.</param>
/// <param name="Metadata">Free additions; ours go under <c>cahier</c>.</param>
/// <param name="Content">The message itself; its fields depend on <see cref="MessageHeader.MsgType"/>.</param>
public sealed record JupyterMessage(string Channel, MessageHeader Header, MessageHeader? ParentHeader, JsonObject Metadata, JsonObject Content)
{
    // Outputs are read by people: é stays é. The line is JSON between two programs, never HTML.
    internal static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The way back over ZeroMQ: connection, client, then what stood before the delimiter. Empty for what goes to all, and on other transports.</summary>
    public byte[][] Identities { get; init; } = [];

    /// <summary>Binary parts after the content, as comms send them. ZeroMQ and web sockets carry them, lines of JSON do not.</summary>
    public IReadOnlyList<byte[]> Buffers { get; init; } = [];

    /// <summary>What is asked or told.</summary>
    public string Type => Header.MsgType;

    /// <summary>The id of the request this message answers or belongs to.</summary>
    public string? ParentId => ParentHeader?.MsgId;

    /// <summary>A new request from a client.</summary>
    public static JupyterMessage Request(string channel, string msgType, JsonObject content, string session, JsonObject? metadata = null) =>
        new(channel, MessageHeader.New(msgType, session), null, metadata ?? [], content);

    /// <summary>A new message that belongs to this one: a reply on its channel, or an output on <c>iopub</c>.</summary>
    public JupyterMessage Answer(string channel, string msgType, JsonObject content, string session) =>
        new(channel, MessageHeader.New(msgType, session, Header.Username), Header, [], content) { Identities = Identities };

    /// <summary>Writes the message as UTF-8 JSON on one line, without the line's end.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("channel", Channel);
        Write(json, "header", Header.ToJson());
        Write(json, "parent_header", ParentHeader?.ToJson() ?? []);
        Write(json, "metadata", Metadata);
        Write(json, "content", Content);
        json.WriteEndObject();
    }

    /// <summary>Reads a message from JSON.</summary>
    /// <exception cref="JsonException">This is no JSON, or no Jupyter message.</exception>
    public static JupyterMessage Parse(ReadOnlySpan<byte> utf8)
    {
        if (JsonReading.Parse(utf8) is not JsonObject json || MessageHeader.FromJson(json["header"]) is not { } header)
        {
            throw new JsonException("A Jupyter message is an object with a header that has a msg_type.");
        }

        return new(json.Text("channel") ?? "shell", header, MessageHeader.FromJson(json["parent_header"]), Take(json, "metadata"), Take(json, "content"));
    }

    private static JsonObject Take(JsonObject json, string name)
    {
        var part = json[name] as JsonObject;
        json.Remove(name);
        return part ?? [];
    }

    private static void Write(Utf8JsonWriter json, string name, JsonObject value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
