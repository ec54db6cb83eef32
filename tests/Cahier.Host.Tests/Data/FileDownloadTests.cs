using Cahier.Host.Data;

namespace Cahier.Host.Tests.Data;

/// <summary>Servers and networks that work badly, but in the end.</summary>
public sealed class FileDownloadTests
{
    [Fact]
    public async Task A_file_comes_whole_with_its_checksum_and_its_progress()
    {
        await using var download = Downloading.Of((content, request, answer) => answer.FileAsync(request, content));

        var fetched = await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal(new FetchedFile(download.Target, 300_000, download.File.Sha256!, Verified: true), fetched);
        Assert.Equal((300_000L, 300_000L), (download.Progress[^1].Received, download.Progress[^1].Total));
        Assert.Equal(download.Progress.Select(progress => progress.Received).Order(), download.Progress.Select(progress => progress.Received));
        Assert.All(download.Progress, progress => Assert.True(progress.BytesPerSecond > 0));
        Assert.Equal(TimeSpan.Zero, download.Progress[^1].TimeLeft);
        Assert.Empty(download.Said);
        Assert.Equal("identity", download.Server.Requests[0].Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task Attempts_with_progress_do_not_count()
    {
        // Sixteen pieces, and four attempts without progress are allowed.
        await using var download = Downloading.Of((content, request, answer) => answer.FileAsync(request, content, most: 20_000));
        download.Settings = download.Settings with { Progress = 10_000 };

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal(15, download.Server.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50_000)]
    public async Task A_server_that_falls_silent_is_asked_again(int after)
    {
        await using var download = Downloading.Of(async (content, request, answer) =>
        {
            if (request.Number == 1)
            {
                if (after > 0)
                    await answer.FileAsync(request, content, most: after);
                await answer.WaitAsync();
            }

            await answer.FileAsync(request, content);
        });

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal([0L, after], download.Server.Requests.Select(request => request.From));
        Assert.Contains("nothing more came for 0.4", download.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_the_server_pass_and_its_wish_to_wait_is_heard_within_bounds()
    {
        await using var download = Downloading.Of((content, request, answer) => request.Number switch
        {
            1 => answer.HeadAsync("500 Internal Server Error", "Content-Length: 0"),
            2 => answer.HeadAsync("503 Service Unavailable", "Retry-After: 3600", "Content-Length: 0"),
            _ => answer.FileAsync(request, content),
        });

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Contains("500", download.Said[0], StringComparison.Ordinal);
        Assert.EndsWith("another attempt in 0.2\u00A0s", download.Said[1], StringComparison.Ordinal);      // not in an hour
    }

    [Fact]
    public async Task Redirects_are_followed()
    {
        await using var download = Downloading.Of((content, request, answer) => request.Path == "/elsewhere"
            ? answer.FileAsync(request, content, most: 200_000)
            : answer.HeadAsync("302 Found", "Location: /elsewhere", "Content-Length: 0"));

        await download.FetchAsync();

        await download.IsWholeAsync();
    }

    [Fact]
    public async Task The_next_address_is_asked_where_one_does_not_have_the_file_and_what_came_is_kept()
    {
        await using var download = Downloading.Of((content, request, answer) => request.Path switch
        {
            "/gone" => answer.HeadAsync("404 Not Found", "Content-Length: 0"),
            "/half" => answer.FileAsync(request, content[..150_000].Concat(new byte[150_000]).ToArray(), most: request.From > 0 ? 0 : 150_000),
            _ => answer.FileAsync(request, content),
        });
        download.File = download.FileOf(download.Content, "gone", "half", "good");

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Contains("404", download.Said[0], StringComparison.Ordinal);
        Assert.Equal(150_000, download.Server.Requests[^1].From);
    }
}
