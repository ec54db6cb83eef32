using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Cahier.Host.Tests.Support;

/// <summary>A client of a kernel over its web socket, as the page is one.</summary>
internal sealed class KernelSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly string _session;

    private KernelSocket(string session) => _session = session;

    public static async Task<KernelSocket> ConnectAsync(ServedCourse served, string kernel, string session = "session")
    {
        var client = new KernelSocket(session);
        client._socket.Options.SetRequestHeader("Origin", $"http://127.0.0.1:{served.Port}");
        await client._socket.ConnectAsync(
            new Uri($"ws://127.0.0.1:{served.Port}/api/kernels/{kernel}/channels?session_id={session}&token={served.Token}"), Cancellation.OfTest);
        return client;
    }

    /// <summary>Sends code to be run and returns the request's id.</summary>
    public async Task<string> ExecuteAsync(string code)
    {
        var id = Guid.NewGuid().ToString("N");
        await SendAsync("shell", "execute_request", id, new JsonObject
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = false,
            ["stop_on_error"] = true,
        });
        return id;
    }

    /// <summary>Runs code and returns all messages that belong to it, up to idle and the reply.</summary>
    public async Task<IReadOnlyList<JsonObject>> RunAsync(string code)
    {
        var id = await ExecuteAsync(code);
        return await FinishAsync(id);
    }

    public async Task<IReadOnlyList<JsonObject>> FinishAsync(string id)
    {
        var messages = new List<JsonObject>();
        while (!(messages.Any(IsIdle) && messages.Any(message => TypeOf(message) == "execute_reply")))
        {
            var message = await ReceiveAsync();
            if ((string?)message["parent_header"]?["msg_id"] == id)
                messages.Add(message);
        }

        return messages;
    }

    /// <summary>Receives until a message fulfils <paramref name="condition"/>, and returns it.</summary>
    public async Task<JsonObject> UntilAsync(Func<JsonObject, bool> condition)
    {
        while (true)
        {
            var message = await ReceiveAsync();
            if (condition(message))
                return message;
        }
    }

    public async Task SendAsync(string channel, string type, string id, JsonObject content)
    {
        var message = new JsonObject
        {
            ["channel"] = channel,
            ["header"] = new JsonObject { ["msg_id"] = id, ["msg_type"] = type, ["session"] = _session, ["username"] = "reader", ["date"] = "", ["version"] = "5.3" },
            ["parent_header"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
            ["content"] = content,
        };
        await SendTextAsync(message.ToJsonString());
    }

    public Task SendTextAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Cancellation.OfTest);

    public async Task<JsonObject> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation.OfTest);
        patience.CancelAfter(Patience);
        using var frame = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonNode.Parse(frame.ToArray())!.AsObject();
        }
    }

    public static string? TypeOf(JsonObject message) => (string?)message["header"]!["msg_type"];

    public static bool IsState(JsonObject message, string state) =>
        TypeOf(message) == "status" && (string?)message["content"]!["execution_state"] == state;

    public static string StreamText(IEnumerable<JsonObject> messages) =>
        string.Concat(messages.Where(message => TypeOf(message) == "stream").Select(message => (string?)message["content"]!["text"]));

    public static string? ResultText(IEnumerable<JsonObject> messages) =>
        (string?)messages.Single(message => TypeOf(message) == "execute_result")["content"]!["data"]!["text/plain"];

    public ValueTask DisposeAsync()
    {
        // Cut off, as a laptop that sleeps does; the server has to bear it.
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsIdle(JsonObject message) => IsState(message, "idle");
}
