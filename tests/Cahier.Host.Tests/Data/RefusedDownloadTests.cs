using System.Security.Cryptography;
using System.Text;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Data;

/// <summary>Servers that lie. Whatever they do, the file does not get its name, and nothing is left that could be taken for it.</summary>
public sealed class RefusedDownloadTests
{
    [Fact]
    public async Task A_wrong_checksum_keeps_nothing_and_says_both_sums()
    {
        var other = RandomNumberGenerator.GetBytes(300_000);
        await using var download = new Downloading((request, answer) => answer.FileAsync(request, other));

        var error = await download.RefusedAsync();

        Assert.Empty(download.Left);
        Assert.Contains($"expected {download.File.Sha256}", error, StringComparison.Ordinal);
        Assert.Contains($"received {Convert.ToHexStringLower(SHA256.HashData(other))}", error, StringComparison.Ordinal);
        Assert.Single(download.Server.Requests);
    }

    [Fact]
    public async Task A_file_that_is_already_there_survives_a_download_that_fails()
    {
        await using var download = new Downloading((request, answer) => answer.FileAsync(request, new byte[300_000]));
        await File.WriteAllTextAsync(download.Target, "before", Cancellation.OfTest);

        await download.RefusedAsync();

        await download.IsWholeAsync("before"u8.ToArray());
    }

    [Theory]
    [InlineData(299_999)]
    [InlineData(300_001)]
    [InlineData(long.MaxValue)]
    public async Task Another_size_than_the_files_is_refused_before_a_byte_is_written(long announced)
    {
        await using var download = new Downloading(async (_, answer) =>
        {
            await answer.HeadAsync("200 OK", $"Content-Length: {announced}");
            await answer.SendAsync(new byte[100_000]);
        });

        var error = await download.RefusedAsync();

        Assert.Empty(download.Left);
        Assert.Contains("instead of 300,000 bytes", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_of_another_size_is_refused()
    {
        await using var download = new Downloading(async (request, answer) =>
        {
            if (request.Number == 1)
            {
                await answer.FileAsync(request, new byte[300_000], most: 100_000);
                return;
            }

            await answer.HeadAsync("206 Partial Content", "Content-Length: 9", $"Content-Range: bytes {request.From}-{request.From + 8}/999999999");
            await answer.SendAsync(new byte[9]);
        });

        Assert.Contains("999,999,999 bytes instead of 300,000", await download.RefusedAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(download.Target));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_without_end_stops_at_the_limit_and_nothing_is_kept(bool verified)
    {
        var chunk = new byte[50_000];
        await using var download = new Downloading(async (_, answer) =>
        {
            await answer.HeadAsync("200 OK", "Transfer-Encoding: chunked");
            while (true)
                await answer.ChunkAsync(chunk);
        });
        if (!verified)
            download.File = download.Unverified(atMost: 1_000_000);

        var error = await download.RefusedAsync();

        Assert.Empty(download.Left);
        Assert.Contains($"more than {(verified ? "300,000" : "1,000,000")} bytes", error, StringComparison.Ordinal);
        Assert.True(download.Progress.All(progress => progress.Received <= download.File.AtMost));
    }

    [Fact]
    public async Task A_body_that_ends_early_without_having_said_its_length_is_no_file()
    {
        await using var download = new Downloading(async (_, answer) =>
        {
            await answer.HeadAsync("200 OK", "Transfer-Encoding: chunked");
            await answer.ChunkAsync(new byte[1_000]);
            await answer.SendAsync("0\r\n\r\n"u8.ToArray());
        });

        Assert.Contains("ended after 1,000 bytes of 300,000 bytes", await download.RefusedAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(download.Target));
        Assert.Equal(4, download.Server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_always_breaks_off_is_given_up_and_what_came_is_kept_for_later()
    {
        await using var download = new Downloading((request, answer) => answer.FileAsync(request, new byte[300_000], most: 10_000));

        await download.RefusedAsync();

        Assert.Equal([$"{Downloading.Name}.part", $"{Downloading.Name}.part.json"], download.Left);
        Assert.Equal(40_000, new FileInfo(download.Part).Length);
    }

    [Fact]
    public async Task What_is_no_archive_is_not_kept_where_no_checksum_is_known()
    {
        await using var download = new Downloading((request, answer) => answer.FileAsync(request, Encoding.UTF8.GetBytes("not a zip")));
        download.File = download.Unverified(atMost: 1_000) with { Name = "data.zip" };

        Assert.Contains("no whole zip archive", await download.RefusedAsync(), StringComparison.Ordinal);
        Assert.Empty(download.Left);
    }

    [Fact]
    public async Task Two_downloads_of_one_file_do_not_write_over_each_other()
    {
        await using var download = new Downloading((request, answer) => answer.FileAsync(request, new byte[300_000]));
        await using (new FileStream(download.Part, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            Assert.Contains("another `cahier data get`", await download.RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_longer_than_the_file_is_begun_anew()
    {
        byte[] content = [];
        await using var download = new Downloading((request, answer) => answer.FileAsync(request, content));
        content = download.Content;
        await File.WriteAllBytesAsync(download.Part, new byte[400_000], Cancellation.OfTest);

        await download.FetchAsync();

        await download.IsWholeAsync();
    }
}
