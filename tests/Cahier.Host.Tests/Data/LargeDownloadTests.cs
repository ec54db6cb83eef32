using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Data;

/// <summary>Memory is the whole process's.</summary>
[Collection(WholeMachine.Name)]
public sealed class LargeDownloadTests
{
    [Fact]
    public async Task A_large_file_passes_through_little_memory()
    {
        const int Length = 128 << 20;
        var piece = new byte[1 << 20];
        await using var download = new Downloading(
            async (request, answer) =>
            {
                await answer.HeadAsync("200 OK", $"Content-Length: {Length}");
                for (var sent = 0; sent < Length; sent += piece.Length)
                    await answer.SendAsync(piece);
            },
            length: 1);
        download.File = download.Unverified(Length);
        download.Progress.Capacity = 100_000;

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await download.FetchAsync();
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal(Length, new FileInfo(download.Target).Length);
        Assert.InRange(allocated, 0, Length / 8);
    }
}
