using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Server;

/// <summary>A client that means harm, or is broken, does not take the server with it.</summary>
public class LimitTests
{
    [Fact]
    public async Task A_request_that_is_too_large_is_refused_in_jupyters_form()
    {
        await using var served = await ServedCourse.StartAsync();

        using var answer = await served.Client.PostAsync("/api/kernels", new StringContent(new string(' ', 2 << 20)), Cancellation.OfTest);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.NotNull((string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation.OfTest))!["message"]);
    }

    [Theory]
    [InlineData("a header that is too long", 400)]
    [InlineData("too many headers", 431)]
    [InlineData("an address that is too long", 414)]
    public async Task What_no_client_sends_is_refused(string what, int expected)
    {
        await using var served = await ServedCourse.StartAsync();
        string[] headers = what switch
        {
            "a header that is too long" => [$"X-Long: {new string('x', 40_000)}"],
            "too many headers" => [.. Enumerable.Range(0, 100).Select(i => $"X-{i}: x")],
            _ => [],
        };
        var target = expected == 414 ? "/" + new string('x', 10_000) : "/api";

        var (status, _) = await RawRequest.GetAsync(served.Port, target, [$"Authorization: token {served.Token}", .. headers]);

        Assert.InRange(status, 400, 431);
        Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync("/api", Cancellation.OfTest)).StatusCode);
    }

    [Fact]
    public async Task Who_sends_headers_slowly_is_cut_off()
    {
        await using var served = await ServedCourse.StartAsync();

        var answer = await RawRequest.SendAsync(served.Port, "GET /api HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ").WaitAsync(TimeSpan.FromSeconds(30), Cancellation.OfTest);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task A_frame_that_is_too_large_closes_its_web_socket_and_nothing_else()
    {
        await using var served = await ServedCourse.StartAsync();
        var kernel = (string)(await served.PostAsync("/api/kernels", []))["id"]!;
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{served.Port}/api/kernels/{kernel}/channels?token={served.Token}"), Cancellation.OfTest);
        var part = new byte[1 << 20];

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < 200; i++)
                await socket.SendAsync(part, WebSocketMessageType.Binary, endOfMessage: false, Cancellation.OfTest);
        });

        await using var other = await KernelSocket.ConnectAsync(served, kernel);
        Assert.Equal("2", KernelSocket.ResultText(await other.RunAsync("1 + 1")));
    }

    [Fact]
    public async Task Kernels_are_bounded_in_number()
    {
        await using var served = await ServedCourse.StartAsync(mostKernels: 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => served.Client.PostAsync("/api/kernels", null, Cancellation.OfTest)));

        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable);
        Assert.Contains("kernels run already", await refused.Content.ReadAsStringAsync(Cancellation.OfTest), StringComparison.Ordinal);
        var one = (await served.Client.GetFromJsonAsync<JsonArray>("/api/kernels", Cancellation.OfTest))![0]!["id"];
        Assert.Equal(HttpStatusCode.NoContent, (await served.Client.DeleteAsync($"/api/kernels/{one}", Cancellation.OfTest)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await served.Client.PostAsync("/api/kernels", null, Cancellation.OfTest)).StatusCode);
    }

    [Fact]
    public async Task Two_hundred_thousand_lines_reach_a_client_that_reads_and_one_that_slept_gets_the_end_and_is_told()
    {
        await using var served = await ServedCourse.StartAsync();
        var kernel = (string)(await served.PostAsync("/api/kernels", []))["id"]!;
        await using var reader = await KernelSocket.ConnectAsync(served, kernel, "reader");
        await using (var sleeper = await KernelSocket.ConnectAsync(served, kernel, "sleeper"))
            await sleeper.RunAsync("1");

        // 80 MB: more than is kept for a client that is away.
        var messages = await reader.RunAsync("for (var i = 0; i < 200_000; i++) Console.WriteLine($\"{i} {new string('x', 400)}\"); \"done\"");
        await using var back = await KernelSocket.ConnectAsync(served, kernel, "sleeper");
        var missed = new StringBuilder();
        await back.UntilAsync(message =>
        {
            if (KernelSocket.TypeOf(message) == "stream")
                missed.Append((string?)message["content"]!["text"]);
            return KernelSocket.TypeOf(message) == "execute_result" && message["content"]!.ToJsonString().Contains("done", StringComparison.Ordinal);
        });

        Assert.Contains("199999 x", KernelSocket.StreamText(messages), StringComparison.Ordinal);
        Assert.Contains("199999 x", missed.ToString(), StringComparison.Ordinal);
        Assert.Contains("outputs were dropped", missed.ToString(), StringComparison.Ordinal);
        Assert.InRange(missed.Length, 1 << 20, 40 << 20);
    }
}
