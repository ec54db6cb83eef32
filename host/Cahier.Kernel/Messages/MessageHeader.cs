using System.Globalization;
using System.Text.Json.Nodes;

namespace Cahier.Kernel.Messages;

/// <summary>The header of a Jupyter message (protocol 5.4, "General message format").</summary>
/// <param name="MsgId">Unique among all messages.</param>
/// <param name="MsgType">What is asked or told: <c>execute_request</c>, <c>stream</c>, …</param>
/// <param name="Session">Who speaks: one id per client, one per kernel.</param>
/// <param name="Username">Kept for clients that show it.</param>
/// <param name="Date">ISO 8601 with six fractional digits; a text, so that an echoed header is the header that came.</param>
/// <param name="Version">The protocol's version.</param>
public sealed record MessageHeader(string MsgId, string MsgType, string Session, string Username, string Date, string Version)
{
    /// <summary>The version of the protocol that is spoken here.</summary>
    public const string ProtocolVersion = "5.4";

    /// <summary>A header for a new message of <paramref name="session"/>, dated now.</summary>
    public static MessageHeader New(string msgType, string session, string username = "cahier") =>
        new(Guid.NewGuid().ToString("N"), msgType, session, username, Now(), ProtocolVersion);

    internal static string Now() => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    internal JsonObject ToJson() => new()
    {
        ["msg_id"] = MsgId,
        ["msg_type"] = MsgType,
        ["session"] = Session,
        ["username"] = Username,
        ["date"] = Date,
        ["version"] = Version,
    };

    // A client may leave out what it does not know; only the id and the type are needed to answer.
    internal static MessageHeader? FromJson(JsonNode? node) =>
        node is JsonObject json && json.Text("msg_type") is { } type
            ? new(json.Text("msg_id") ?? "", type, json.Text("session") ?? "", json.Text("username") ?? "", json.Text("date") ?? "", json.Text("version") ?? "")
            : null;
}
