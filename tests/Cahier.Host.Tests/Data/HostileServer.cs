using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cahier.Host.Tests.Data;

/// <summary>A server on the loopback that answers byte for byte as a test wants, which no decent server could be made to.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Request, Answer, Task> _handle;
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly Task _serving;

    /// <summary>Answers every request; requests are numbered from 1.</summary>
    public HostileServer(Func<Request, Answer, Task> handle)
    {
        _handle = handle;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>A request as it came.</summary>
    public sealed record Request(int Number, string Path, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>The byte asked for first, 0 where no range was asked for.</summary>
        public long From => Headers.TryGetValue("Range", out var range)
            ? long.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
            : 0;
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public IReadOnlyList<Request> Requests => [.. _requests];

    public Uri At(string name) => new(Address, name);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await using var stream = client.GetStream();
                if (await ReadAsync(stream) is not { } request)
                    return;
                _requests.Enqueue(request);
                await _handle(request, new Answer(stream, _end.Token));
                // Without this the rest of the answer could be lost to a reset.
                client.Client.Shutdown(SocketShutdown.Send);
                while (await stream.ReadAsync(new byte[1024], _end.Token) > 0)
                {
                }
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // The client has gone, as it should where an answer is refused.
            }
        }
    }

    private async Task<Request?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return new Request(
            _requests.Count + 1,
            lines[0].Split(' ')[1],
            lines[1..].Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>What is sent back.</summary>
    internal sealed class Answer(NetworkStream stream, CancellationToken end)
    {
        public CancellationToken End => end;

        public Task HeadAsync(string status, params string[] headers) =>
            SendAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", [$"HTTP/1.1 {status}", .. headers, "Connection: close", "", ""])));

        public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, end);

        public async Task ChunkAsync(ReadOnlyMemory<byte> bytes)
        {
            await SendAsync(Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"));
            await SendAsync(bytes);
            await SendAsync("\r\n"u8.ToArray());
        }

        /// <summary>As a decent server answers, ranges and all, up to <paramref name="most"/> bytes; then the connection breaks.</summary>
        public async Task FileAsync(Request request, byte[] content, string? etag = "\"one\"", int most = int.MaxValue)
        {
            string[] tag = etag is null ? [] : [$"ETag: {etag}"];
            var changed = request.Headers.TryGetValue("If-Range", out var condition) && condition != etag;
            var rest = content.AsMemory(changed ? 0 : (int)request.From);
            if (rest.Length == content.Length)
                await HeadAsync("200 OK", [.. tag, $"Content-Length: {content.Length}"]);
            else
                await HeadAsync("206 Partial Content", [.. tag, $"Content-Length: {rest.Length}", RangeOf(rest.Length, content.Length)]);
            await SendAsync(rest[..Math.Min(rest.Length, most)]);
        }

        /// <summary>The rest of a file from a byte on, whatever was asked for.</summary>
        public async Task RangeAsync(byte[] content, long from, string etag)
        {
            var rest = content.AsMemory((int)from);
            await HeadAsync("206 Partial Content", $"ETag: {etag}", $"Content-Length: {rest.Length}", RangeOf(rest.Length, content.Length));
            await SendAsync(rest);
        }

        /// <summary>Says nothing more until the client gives up.</summary>
        public Task WaitAsync() => Task.Delay(Timeout.Infinite, end);

        private static string RangeOf(long rest, long length) => $"Content-Range: bytes {length - rest}-{length - 1}/{length}";
    }
}
