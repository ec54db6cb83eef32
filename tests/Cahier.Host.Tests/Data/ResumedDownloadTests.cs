using System.Net;
using System.Security.Cryptography;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Data;

/// <summary>Downloads in pieces: the file is that of one version, byte for byte.</summary>
public sealed class ResumedDownloadTests
{
    [Fact]
    public async Task A_connection_that_breaks_again_and_again_is_taken_up_at_the_byte_where_it_broke()
    {
        await using var download = Downloading.Of((content, request, answer) => answer.FileAsync(request, content, most: 110_000));

        await download.FetchAsync();

        await download.IsWholeAsync();
        var requests = download.Server.Requests;
        Assert.Equal([0L, 110_000L, 220_000L], requests.Select(request => request.From));
        Assert.All(requests.Skip(1), request => Assert.Equal("\"one\"", request.Headers["If-Range"]));
        Assert.Equal(2, download.Said.Count);
        Assert.Contains("another attempt", download.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_is_read_from_the_beginning()
    {
        await using var download = Downloading.Of(async (content, request, answer) =>
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
        await using var download = Downloading.Of((after, request, answer) => request.Number == 1
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
        await using var download = Downloading.Of(async (content, request, answer) =>
        {
            if (request.Number == 1)
                await answer.FileAsync(request, new byte[300_000], "\"before\"", most: 120_000);
            else if (request.From > 0)
                await answer.RangeAsync(content, request.From, "\"after\"");
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
        await using var download = Downloading.Of(async (content, request, answer) =>
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
        await using var download = Downloading.Of((content, request, answer) =>
            answer.FileAsync(request, content, etag: null, most: request.Number == 1 ? 120_000 : int.MaxValue));
        download.File = download.Unverified(atMost: 1_000_000);

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Equal([0L, 0L], download.Server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task An_answer_with_another_range_than_asked_for_is_not_used()
    {
        await using var download = Downloading.Of(async (content, request, answer) =>
        {
            if (request.From > 0)
                await answer.RangeAsync(content, request.From - 1_000, "\"one\"");
            else
                await answer.FileAsync(request, content, most: request.Number == 1 ? 120_000 : int.MaxValue);
        });

        await download.FetchAsync();

        await download.IsWholeAsync();
    }

    [Fact]
    public async Task A_range_that_the_server_cannot_give_means_from_the_beginning()
    {
        await using var download = Downloading.Of((content, request, answer) => request.From > 0
            ? answer.HeadAsync("416 Range Not Satisfiable", "Content-Length: 0")
            : answer.FileAsync(request, content, most: request.Number == 1 ? 120_000 : int.MaxValue));

        await download.FetchAsync();

        await download.IsWholeAsync();
    }

    [Fact]
    public async Task What_was_cancelled_goes_on_in_a_later_run()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation.OfTest);
        await using var download = Downloading.Of(async (content, request, answer) =>
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
        await using var download = Downloading.Of((_, _, answer) => answer.HeadAsync(((int)HttpStatusCode.NotFound) + " Not Found", "Content-Length: 0"));
        await File.WriteAllBytesAsync(download.Part, download.Content, Cancellation.OfTest);

        await download.FetchAsync();

        await download.IsWholeAsync();
        Assert.Empty(download.Server.Requests);
    }
}
