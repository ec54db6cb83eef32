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
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\n{string.Join("\r\n", lines)}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        return (int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), answer);
    }
}
