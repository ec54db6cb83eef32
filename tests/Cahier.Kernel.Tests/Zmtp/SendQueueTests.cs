using Cahier.Kernel.Zmtp;

namespace Cahier.Kernel.Tests.Zmtp;

public class SendQueueTests
{
    [Fact]
    public async Task Writing_ends_when_the_queue_is_closed()
    {
        var queue = new SendQueue(1000, TimeSpan.FromSeconds(5));
        var written = new MemoryStream();
        var writing = Task.Run(() => queue.WriteTo(written), TestContext.Current.CancellationToken);
        Assert.True(queue.Add(new byte[] { 1, 2, 3 }));
        queue.Drain(Environment.TickCount64 + 5000);
        queue.Close();

        await writing.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], written.ToArray());
    }
}
