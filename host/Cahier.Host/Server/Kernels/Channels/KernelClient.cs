using System.Net.WebSockets;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels.Channels;

/// <summary>
/// One client of a kernel. One that gave a session id outlives its web socket: what is said while a laptop sleeps or a page reloads
/// waits in the outbox, and the next web socket of the same session receives it.
/// </summary>
internal sealed class KernelClient(string? session, Outbox outbox)
{
    private const int LargestFrame = 64 << 20;

    private CancellationTokenSource? _connection;

    /// <summary>The session id of its address; null when it gave none and so cannot be told from another that comes later.</summary>
    public string? Session { get; } = session;

    /// <summary>The session its latest request named: behind a gateway only this one tells whose a reply is.</summary>
    public string? Speaker { get; private set; }

    public Outbox Outbox { get; } = outbox;

    public bool IsConnected => _connection is not null;

    /// <summary>When it was last connected; tells which of the absent ones to forget first.</summary>
    public DateTime LastSeen { get; private set; } = DateTime.UtcNow;

    /// <summary>Relays until the web socket closes, a newer one of the same session takes over, or the server stops.</summary>
    public async Task RelayAsync(WebSocket socket, ChannelProtocol protocol, Func<JupyterMessage, Task> receive, CancellationToken cancellation)
    {
        using var connection = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await CancelAsync(Interlocked.Exchange(ref _connection, connection));
        try
        {
            var sending = SendAsync(socket, protocol, connection.Token);
            var receiving = ReceiveAsync(socket, protocol, receive, connection.Token);
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

    /// <summary>Ends its connection.</summary>
    public Task DisconnectAsync() => CancelAsync(_connection);

    private async Task SendAsync(WebSocket socket, ChannelProtocol protocol, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var message = await Outbox.TakeAsync(cancellation);
                try
                {
                    var frame = protocol.Write(message);
                    await socket.SendAsync(frame.Bytes, frame.Type, endOfMessage: true, cancellation);
                }
                catch
                {
                    Outbox.PutBack(message);
                    throw;
                }
            }
        }
        catch (Exception error) when (IsEndOfConnection(error))
        {
        }
    }

    private async Task ReceiveAsync(WebSocket socket, ChannelProtocol protocol, Func<JupyterMessage, Task> receive, CancellationToken cancellation)
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

                if (protocol.TryRead(part.MessageType, frame.GetBuffer().AsSpan(0, (int)frame.Length)) is { } message)
                {
                    Speaker = message.Header.Session;
                    await receive(message);
                }

                frame.SetLength(0);
            }
        }
        catch (Exception error) when (IsEndOfConnection(error))
        {
        }
    }

    private static async Task CancelAsync(CancellationTokenSource? connection)
    {
        try
        {
            if (connection is not null)
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
