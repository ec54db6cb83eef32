using System.Net.WebSockets;
using System.Text.Json;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels;

/// <summary>
/// One client of a kernel, known by its session id. It outlives its web socket: what is said while a laptop sleeps or a page reloads
/// waits in the outbox, and the next web socket of the same session receives it.
/// </summary>
internal sealed class KernelClient(string session)
{
    private const int LargestFrame = 64 << 20;

    private CancellationTokenSource? _connection;

    public string Session { get; } = session;

    public Outbox Outbox { get; } = new(session);

    public bool IsConnected => _connection is not null;

    /// <summary>When it was last connected; tells which of the absent ones to forget first.</summary>
    public DateTime LastSeen { get; private set; } = DateTime.UtcNow;

    /// <summary>Relays until the web socket closes, a newer one of the same session takes over, or the server stops.</summary>
    public async Task RelayAsync(WebSocket socket, Func<JupyterMessage, Task> receive, CancellationToken cancellation)
    {
        using var connection = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (Interlocked.Exchange(ref _connection, connection) is { } former)
            await CancelAsync(former);
        try
        {
            var sending = SendAsync(socket, connection.Token);
            var receiving = ReceiveAsync(socket, receive, connection.Token);
            await Task.WhenAny(sending, receiving);
            await connection.CancelAsync();
            await Task.WhenAll(sending, receiving);
        }
        finally
        {
            LastSeen = DateTime.UtcNow;
            Interlocked.CompareExchange(ref _connection, null, connection);
        }
    }

    private async Task SendAsync(WebSocket socket, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var bytes = await Outbox.TakeAsync(cancellation);
                try
                {
                    await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellation);
                }
                catch
                {
                    Outbox.PutBack(bytes);
                    throw;
                }
            }
        }
        catch (Exception error) when (IsEndOfConnection(error))
        {
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, Func<JupyterMessage, Task> receive, CancellationToken cancellation)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 << 10];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;

                frame.Write(buffer, 0, part.Count);
                if (frame.Length > LargestFrame)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, "message too big", cancellation);
                    return;
                }

                if (!part.EndOfMessage)
                    continue;

                if (Parse(frame) is { } message)
                    await receive(message);
                frame.SetLength(0);
            }
        }
        catch (Exception error) when (IsEndOfConnection(error))
        {
        }
    }

    /// <summary>The message of a frame, or null for what is none; like Jupyter's server we pass over it.</summary>
    private static JupyterMessage? Parse(MemoryStream frame)
    {
        try
        {
            var message = JupyterMessage.Parse(frame.GetBuffer().AsSpan(0, (int)frame.Length));
            return message.Channel is "shell" or "control" or "stdin" ? message : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static async Task CancelAsync(CancellationTokenSource connection)
    {
        try
        {
            await connection.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself just now.
        }
    }

    private static bool IsEndOfConnection(Exception error) =>
        error is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException;
}
