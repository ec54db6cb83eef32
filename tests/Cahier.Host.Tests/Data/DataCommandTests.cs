using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Data;

public sealed class DataCommandTests : IDisposable
{
    private readonly TemporaryFolder _cache = new();

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task The_list_has_sizes_terms_and_what_is_here()
    {
        _cache.Write("shakespeare/input.txt", "not looked at");
        _cache.Write("imdb/aclImdb_v1.tar.gz.part", new string('x', 2000));

        var list = await RunAsync("data", "list");

        Assert.Equal(0, list.ExitCode);
        Assert.Matches(@"(?m)^imdb +84\.1\u00A0MB  in part: 2\.0\u00A0kB\r?$", list.Output);
        Assert.Matches(@"(?m)^glove +862\.2\u00A0MB  not here\r?$", list.Output);
        Assert.Contains($"here: {_cache["shakespeare/input.txt"]}", list.Output, StringComparison.Ordinal);
        Assert.Contains("Terms: Public Domain Dedication and License 1.0", list.Output, StringComparison.Ordinal);
        Assert.Contains($"Folder: {_cache.Root}", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_is_printed_alone_or_the_way_to_get_it()
    {
        var missing = await RunAsync("data", "path", "fra-eng");
        _cache.Write("fra-eng/fra.txt", "Go.\tVa !\n");
        var here = await RunAsync("data", "path", "fra-eng");

        Assert.Equal((1, ""), (missing.ExitCode, missing.Output));
        Assert.Contains("cahier data get fra-eng", missing.Error, StringComparison.Ordinal);
        Assert.Contains("https://www.manythings.org/anki/fra-eng.zip", missing.Error, StringComparison.Ordinal);
        Assert.Equal((0, _cache["fra-eng/fra.txt"], ""), (here.ExitCode, here.Output.Trim(), here.Error));
    }

    [Theory]
    [InlineData("data", "path", "imbd")]
    [InlineData("data", "get", "imbd")]
    [InlineData("data", "get")]
    [InlineData("data", "get", "mnist", "--from", "nowhere")]
    [InlineData("data", "get", "mnist", "imdb", "--from", ".")]
    [InlineData("data", "get", "imdb", "--address", "ftp://example.org/")]
    public async Task What_cannot_be_done_as_asked_is_an_error_of_usage(params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("cahier: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_cache.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_set_without_a_known_checksum_is_fetched_and_its_sum_printed()
    {
        var zip = Zip("fra.txt", string.Concat(Enumerable.Range(0, 2000).Select(i => $"I have {i}.\tJ'en ai {i}.\n")));
        await using var server = new HostileServer((request, answer) => answer.FileAsync(request, zip, most: zip.Length / 2 + 1));

        var run = await RunAsync("data", "get", "fra-eng", "--address", $"{server.Address}");
        var again = await RunAsync("data", "get", "fra-eng", "--address", $"{server.Address}");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(zip, await File.ReadAllBytesAsync(_cache["fra-eng/fra-eng.zip"], Cancellation.OfTest));
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(zip)), run.Error, StringComparison.Ordinal);
        Assert.Contains("unverified", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"fra-eng\.zip: .* of .*, \d+ %, .*/s", run.Error);
        Assert.Contains("CC BY 2.0 FR", run.Error, StringComparison.Ordinal);
        Assert.Equal("/fra-eng.zip", server.Requests[0].Path);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("already here", again.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_cache.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_forgery_is_refused_with_both_sums_and_the_way_by_hand_in_the_readers_language()
    {
        var forged = new byte[1_115_394];
        await using var server = new HostileServer((request, answer) => answer.FileAsync(request, forged));

        var start = Start("data", "get", "shakespeare", "--address", $"{server.At("input.txt")}");
        start.Environment["LC_ALL"] = "fr_FR.UTF-8";
        var run = await CahierProcess.RunAsync(start);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("somme de contrôle fausse", run.Error, StringComparison.Ordinal);
        Assert.Contains("attendu 86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed (1\u202F115\u202F394 octets)", run.Error, StringComparison.Ordinal);
        Assert.Contains($"reçu    {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(forged))}", run.Error, StringComparison.Ordinal);
        Assert.Contains("À la main", run.Error, StringComparison.Ordinal);
        Assert.Contains(_cache["shakespeare/input.txt"], run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_cache.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_of_the_readers_own_is_checked_and_copied()
    {
        var mine = _cache.Write("../mine.zip", "");
        await File.WriteAllBytesAsync(mine, Zip("fra.txt", "Go.\tVa !\n"), Cancellation.OfTest);
        var wrong = _cache.Write("../input.txt", "To be, or not to be");

        var good = await RunAsync("data", "get", "fra-eng", "--from", mine);
        var bad = await RunAsync("data", "get", "shakespeare", "--from", wrong);
        var folder = await RunAsync("data", "get", "shakespeare", "--from", Path.GetDirectoryName(wrong)!);

        Assert.True(good.ExitCode == 0, good.Error);
        Assert.Equal(await File.ReadAllBytesAsync(mine, Cancellation.OfTest), await File.ReadAllBytesAsync(_cache["fra-eng/fra-eng.zip"], Cancellation.OfTest));
        Assert.Equal((1, 1), (bad.ExitCode, folder.ExitCode));
        Assert.Contains("19 bytes instead of 1,115,394 bytes", bad.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_cache.Root, "*", SearchOption.AllDirectories));
        Assert.True(File.Exists(wrong));
    }

    [Fact]
    public async Task A_set_that_is_here_in_another_form_is_not_fetched()
    {
        _cache.Write("fra-eng/fra.txt", "Go.\tVa !\n");

        var run = await RunAsync("data", "get", "fra-eng", "--address", "http://127.0.0.1:9/");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("in another form", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_leaves_what_the_next_command_goes_on_from()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no interrupt signal to send on Windows.");
        var zip = Zip("fra.txt", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"I have {i * 7919}.\tJ'en ai {i * 7919}.\n")));
        await using var server = new HostileServer(async (request, answer) =>
        {
            await answer.FileAsync(request, zip, most: request.Number == 1 ? 50_000 : int.MaxValue);
            if (request.Number == 1)
                await answer.WaitAsync();
        });

        using var process = Process.Start(Start("data", "get", "fra-eng", "--address", $"{server.Address}"))!;
        var part = _cache["fra-eng/fra-eng.zip.part"];
        while (!(File.Exists(part) && new FileInfo(part).Length == 50_000))
            await Task.Delay(20, Cancellation.OfTest);
        // SIGTERM goes the same way, and is heard where a build server ignores interrupts.
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(Cancellation.OfTest).WaitAsync(TimeSpan.FromSeconds(15), Cancellation.OfTest);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("goes on from where it was", await process.StandardError.ReadToEndAsync(Cancellation.OfTest), StringComparison.Ordinal);
        Assert.Equal(50_000, new FileInfo(part).Length);

        var again = await RunAsync("data", "get", "fra-eng", "--address", $"{server.Address}");

        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(50_000, server.Requests[1].From);
        Assert.Equal(zip, await File.ReadAllBytesAsync(_cache["fra-eng/fra-eng.zip"], Cancellation.OfTest));
    }

    private Task<CahierProcess.Result> RunAsync(params string[] arguments) => CahierProcess.RunAsync(Start(arguments));

    private ProcessStartInfo Start(params string[] arguments)
    {
        var start = CahierProcess.StartInfo(_cache.Outside, arguments);
        start.Environment["CAHIER_DATA"] = _cache.Root;
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        start.StandardErrorEncoding = start.StandardOutputEncoding = Encoding.UTF8;
        return start;
    }

    private static byte[] Zip(string name, string text)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var member = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            member.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
