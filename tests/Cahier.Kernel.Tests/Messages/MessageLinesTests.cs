using System.Buffers;
using System.Text;
using Cahier.Kernel.Messages;

namespace Cahier.Kernel.Tests.Messages;

public class MessageLinesTests
{
    [Fact]
    public void A_message_comes_back_as_it_was_written()
    {
        var request = JupyterMessage.Request("shell", "execute_request", new() { ["code"] = "Où ?\n😀" }, "s");
        var reply = request.Answer("shell", "execute_reply", new() { ["status"] = "ok" }, "k");
        var bytes = new ArrayBufferWriter<byte>();
        reply.WriteTo(bytes);

        var read = JupyterMessage.Parse(bytes.WrittenSpan);

        Assert.Equal(reply.Header, read.Header);
        Assert.Equal(request.Header, read.ParentHeader);
        Assert.Equal("ok", read.Content["status"]!.GetValue<string>());
        Assert.DoesNotContain((byte)'\n', bytes.WrittenSpan.ToArray());
    }

    [Fact]
    public async Task Lines_are_found_however_the_bytes_arrive()
    {
        var text = string.Concat(Enumerable.Range(0, 50).Select(i => $"{{\"header\":{{\"msg_id\":\"{i}\",\"msg_type\":\"t\"}},\"content\":{{\"é\":\"{new string('x', i * 5000)}\"}}}}\r\nno message\n\n"));
        using var stream = new Dribble(Encoding.UTF8.GetBytes(text));
        var reader = new MessageReader(stream);
        var ids = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } message)
        {
            ids.Add(message.Header.MsgId);
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), ids);
    }

    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        private readonly Random _random = new(1);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, _random.Next(1, 3000)));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, _random.Next(1, 3000))], cancellationToken);
    }
}
