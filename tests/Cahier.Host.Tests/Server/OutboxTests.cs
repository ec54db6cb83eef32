using System.Text;
using Cahier.Host.Server.Kernels.Channels;
using Cahier.Host.Tests.Support;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Tests.Server;

public class OutboxTests
{
    [Fact]
    public async Task Beyond_its_bound_the_oldest_outputs_go_and_the_client_is_told()
    {
        var outbox = new Outbox("kernel", limit: 20_000);
        for (var i = 0; i < 100; i++)
            outbox.Add(Message("stream", $"line {i} {new string('x', 1000)}"));
        outbox.Add(Message("execute_result", "the result"));

        var received = new List<string>();
        while (!received.Any(line => line.Contains("the result", StringComparison.Ordinal)))
            received.Add(Text(await outbox.TakeAsync(Cancellation.OfTest)));

        Assert.Contains("outputs were dropped", received[0], StringComparison.Ordinal);
        Assert.DoesNotContain(received, line => line.Contains("line 0 ", StringComparison.Ordinal));
        Assert.Contains(received, line => line.Contains("line 99 ", StringComparison.Ordinal));
        Assert.InRange(received.Sum(line => line.Length), 1000, 22_000);
    }

    [Fact]
    public async Task What_is_no_output_is_never_dropped()
    {
        var outbox = new Outbox("kernel", limit: 100);
        for (var i = 0; i < 10; i++)
            outbox.Add(Message("status", $"state {i}"));

        for (var i = 0; i < 10; i++)
            Assert.Contains($"state {i}", Text(await outbox.TakeAsync(Cancellation.OfTest)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_waits_is_woken_by_the_next_message()
    {
        var outbox = new Outbox("kernel");
        var waiting = outbox.TakeAsync(Cancellation.OfTest);

        outbox.Add(Message("status", "now"));

        Assert.Contains("now", Text(await waiting.WaitAsync(TimeSpan.FromSeconds(5), Cancellation.OfTest)), StringComparison.Ordinal);
    }

    private static string Text(EncodedMessage message) => Encoding.UTF8.GetString(message.Json.Span);

    private static EncodedMessage Message(string type, string text) => new(
        new JupyterMessage("iopub", MessageHeader.New(type, "kernel"), MessageHeader.New("execute_request", "client"), [], new() { ["name"] = "stdout", ["text"] = text }));
}
