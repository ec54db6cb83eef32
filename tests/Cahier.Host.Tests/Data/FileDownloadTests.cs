using System.Net;
using System.Security.Cryptography;
using Cahier.Host.Data;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Data;

/// <summary>Servers and networks that work badly, but in the end.</summary>
public sealed class FileDownloadTests
{
    [Fact]
    public async Task A_file_comes_whole_with_its_checksum_and_its_progress()
    {
        await using var download = Served((content, request, answer) => answer.FileAsync(request, content));

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
    public async Task A_connection_that_breaks_again_and_again_is_taken_up_at_the_byte_where_it_broke()
    {
        await using var download = Served((content, request, answer) => answer.FileAsync(request, content, most: 110_000));

        await download.FetchAsync();

        await download.IsWholeAsync();
        var requests = download.Server.Requests;
        Assert.Equal([0L, 110_000L, 220_000L], requests.Select(request => request.From));
        Assert.All(requests.Skip(1), request => Assert.Equal("\"one\"", request.Headers["If-Range"]));
        Assert.Equal(2, download.Said.Count);
        Assert.Contains("another attempt", download.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempts_with_progress_do_not_count()
    {
        // Sixteen pieces, and four attempts without progress are allowed.
        await using var download = Served((content, request, answer) => answer.FileAsync(request, content, most: 20_000));
        download.Settings = download.Settings with { Progress = 10_000 };

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal(15, download.Server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_is_read_from_the_beginning()
    {
        await using var download = Served(async (content, request, answer) =>
        {
            await answer.HeadAsync("200 OK", $"Content-Length: {content.Length}");
            await answer.SendAsync(content.AsMemory(0, request.Number == 1 ? 100_000 : content.Length));
        });

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal([0L, 100_000L], download.Server.Requests.Select(request => request.From));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_changes_midway_is_never_a_mixture(bool verified)
    {
        var before = RandomNumberGenerator.GetBytes(300_000);
        await using var download = Served((after, request, answer) => request.Number == 1
            ? answer.FileAsync(request, before, "\"before\"", most: 120_000)
            : answer.FileAsync(request, after, "\"after\""));
        if (!verified)
            download.File = download.Unverified(atMost: 1_000_000);

        var fetched = await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal(verified, fetched.Verified);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(download.Content)), fetched.Sha256);
        Assert.Equal("\"before\"", download.Server.Requests[1].Headers["If-Range"]);
    }

    [Fact]
    public async Task A_server_that_goes_on_with_another_version_is_found_out_by_its_etag()
    {
        await using var download = Served(async (content, request, answer) =>
        {
            if (request.Number == 1)
                await answer.FileAsync(request, new byte[300_000], "\"before\"", most: 120_000);
            else if (request.From > 0)
                await RangeAsync(answer, content, request.From, "ETag: \"after\"");
            else
                await answer.FileAsync(request, content, "\"after\"");
        });
        download.File = download.Unverified(atMost: 1_000_000);

        await download.FetchAsync();

        await download.IsWholeAsync();
    }

    [Fact]
    public async Task A_server_without_any_etag_cannot_mix_two_versions_of_a_file_whose_sum_is_known()
    {
        await using var download = Served(async (content, request, answer) =>
        {
            if (request.Number == 1)
                await answer.FileAsync(request, new byte[300_000], etag: null, most: 120_000);
            else
                await answer.FileAsync(request, content, etag: null);
        });

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal([0L, 120_000L, 0L], download.Server.Requests.Select(request => request.From));
        Assert.Contains(download.Said, said => said.Contains("wrong checksum", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_sum_and_etag_nothing_is_taken_up_again()
    {
        await using var download = Served((content, request, answer) =>
            answer.FileAsync(request, content, etag: null, most: request.Number == 1 ? 120_000 : int.MaxValue));
        download.File = download.Unverified(atMost: 1_000_000);

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal([0L, 0L], download.Server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task An_answer_with_another_range_than_asked_for_is_not_used()
    {
        await using var download = Served(async (content, request, answer) =>
        {
            if (request.From > 0)
                await RangeAsync(answer, content, request.From - 1_000, "ETag: \"one\"");
            else
                await answer.FileAsync(request, content, most: request.Number == 1 ? 120_000 : int.MaxValue);
        });

        await download.FetchAsync();

        await download.IsWholeAsync();
    }

    [Fact]
    public async Task A_range_that_the_server_cannot_give_means_from_the_beginning()
    {
        await using var download = Served((content, request, answer) => request.From > 0
            ? answer.HeadAsync("416 Range Not Satisfiable", "Content-Length: 0")
            : answer.FileAsync(request, content, most: request.Number == 1 ? 120_000 : int.MaxValue));

        await download.FetchAsync();

        await download.IsWholeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50_000)]
    public async Task A_server_that_falls_silent_is_asked_again(int after)
    {
        await using var download = Served(async (content, request, answer) =>
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
        await using var download = Served((content, request, answer) => request.Number switch
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
        await using var download = Served((content, request, answer) => request.Path == "/elsewhere"
            ? answer.FileAsync(request, content, most: 200_000)
            : answer.HeadAsync("302 Found", "Location: /elsewhere", "Content-Length: 0"));

        await download.FetchAsync();

        await download.IsWholeAsync();
    }

    [Fact]
    public async Task The_next_address_is_asked_where_one_does_not_have_the_file_and_what_came_is_kept()
    {
        await using var download = Served((content, request, answer) => request.Path switch
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

    [Fact]
    public async Task What_was_cancelled_goes_on_in_a_later_run()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation.OfTest);
        await using var download = Served(async (content, request, answer) =>
        {
            await answer.FileAsync(request, content, most: request.Number == 1 ? 200_000 : int.MaxValue);
            if (request.Number == 1)
                await answer.WaitAsync();
        });
        download.Settings = download.Settings with { Stall = TimeSpan.FromMinutes(1) };

        var running = download.FetchAsync(stop.Token);
        while (!(File.Exists(download.Part) && new FileInfo(download.Part).Length == 200_000))
            await Task.Delay(20, Cancellation.OfTest);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal([$"{Downloading.Name}.part", $"{Downloading.Name}.part.json"], download.Left);

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal(200_000, download.Server.Requests[1].From);
    }

    [Fact]
    public async Task A_part_that_was_complete_when_the_run_ended_is_only_checked()
    {
        await using var download = Served((_, _, answer) => answer.HeadAsync(((int)HttpStatusCode.NotFound) + " Not Found", "Content-Length: 0"));
        await File.WriteAllBytesAsync(download.Part, download.Content, Cancellation.OfTest);

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Empty(download.Server.Requests);
    }

    private static Downloading Served(Func<byte[], HostileServer.Request, HostileServer.Answer, Task> handle)
    {
        Downloading? download = null;
        download = new Downloading((request, answer) => handle(download!.Content, request, answer));
        return download;
    }

    private static async Task RangeAsync(HostileServer.Answer answer, byte[] content, long from, string header)
    {
        await answer.HeadAsync(
            "206 Partial Content", header, $"Content-Length: {content.Length - from}", $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}");
        await answer.SendAsync(content.AsMemory((int)from));
    }
}
