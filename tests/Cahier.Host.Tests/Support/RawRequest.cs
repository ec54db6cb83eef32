using System.Net.Sockets;
using System.Text;

namespace Cahier.Host.Tests.Support;

/// <summary>A request byte for byte: HttpClient would tidy up the paths and headers that an attacker sends.</summary>
internal static class RawRequest
{
    /// <summary>Sends a GET of <paramref name="target"/> and returns status and body.</summary>
    public static async Task<(int Status, string Body)> GetAsync(int port, string target, params string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        var lines = headers.Any(header => header.StartsWith("Host:", StringComparison.OrdinalIgnoreCase)) ? headers : [$"Host: 127.0.0.1:{port}", .. headers];
        var answer = await SendAsync(stream, $"GET {target} HTTP/1.1\r\n{string.Join("\r\n", lines)}\r\nConnection: close\r\n\r\n");
        return (int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), answer);
    }

    /// <summary>Sends bytes as they are and returns all that comes back until the server closes the connection.</summary>
    public static async Task<string> SendAsync(int port, string bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        return await SendAsync(stream, bytes);
    }

    private static async Task<string> SendAsync(NetworkStream stream, string bytes)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancellation.OfTest);
    }
}
