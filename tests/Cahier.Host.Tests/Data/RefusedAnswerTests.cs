using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Cahier.Host.Tests.Data;

/// <summary>Answers that are not even the beginning of a file.</summary>
public sealed class RefusedAnswerTests
{
    [Fact]
    public async Task A_trickle_is_no_sign_of_life()
    {
        await using var download = new Downloading(async (_, answer) =>
        {
            await answer.HeadAsync("200 OK", "Content-Length: 300000");
            for (var i = 0; i < 1000; i++)
            {
                await answer.SendAsync(new byte[1]);
                await Task.Delay(40, answer.End);
            }
        });
        download.Settings = download.Settings with { Attempts = 1 };

        Assert.Contains("nothing more came", await download.RefusedAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(download.Target));
    }

    [Fact]
    public async Task A_page_that_asks_to_log_in_is_recognised()
    {
        await using var download = new Downloading(async (_, answer) =>
        {
            await answer.HeadAsync("200 OK", "Content-Type: text/html; charset=utf-8", "Content-Length: 24");
            await answer.SendAsync("<html>Please log in</html>"u8.ToArray().AsMemory(0, 24));
        });

        Assert.Contains("log in first", await download.RefusedAsync(), StringComparison.Ordinal);
        Assert.Empty(download.Left);
    }

    [Theory]
    [InlineData("200 OK", "Content-Encoding: gzip", "packed the file (gzip)")]
    [InlineData("404 Not Found", "X: y", "answers 404")]
    [InlineData("403 Forbidden", "X: y", "answers 403")]
    [InlineData("204 No Content", "X: y", "answers 204")]
    [InlineData("302 Found", "Location: /data.bin", "answers 302")]
    [InlineData("206 Partial Content", "Content-Range: bytes 0-9/300000", "changed")]
    [InlineData("503 Service Unavailable", "Retry-After: Fri, 20 Nov 2099 00:00:00 GMT", "answers 503")]
    public async Task An_answer_that_is_no_file_is_refused(string status, string header, string expected)
    {
        await using var download = new Downloading((_, answer) => answer.HeadAsync(status, header, "Content-Length: 0"));

        Assert.Contains(expected, await download.RefusedAsync(), StringComparison.Ordinal);
        Assert.Empty(download.Left);
        Assert.InRange(download.Server.Requests.Count, 1, 6);       // a redirect in a circle is followed five times
    }

    [Fact]
    public async Task Noise_instead_of_an_answer_is_refused()
    {
        await using var download = new Downloading((_, answer) => answer.SendAsync(RandomNumberGenerator.GetBytes(10_000)));

        await download.RefusedAsync();

        Assert.Empty(download.Left);
    }

    [Fact]
    public async Task Endless_headers_are_refused()
    {
        await using var download = new Downloading(async (_, answer) =>
        {
            await answer.SendAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            while (true)
                await answer.SendAsync(Encoding.ASCII.GetBytes($"X-Filler: {new string('x', 1000)}\r\n"));
        });

        await download.RefusedAsync();

        Assert.Empty(download.Left);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_given_up_soon_and_nothing_is_left()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();
        await using var download = new Downloading((_, _) => Task.CompletedTask);
        download.File = download.File with { Addresses = [new Uri($"http://127.0.0.1:{port}/data.bin")] };

        Assert.Contains($"http://127.0.0.1:{port}/data.bin", await download.RefusedAsync(), StringComparison.Ordinal);
        Assert.Single(download.Said);                               // one further attempt
        Assert.Empty(download.Left);
    }
}
