using System.Security.Cryptography;
using Cahier.Data.Real;
using Cahier.Host.Data;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Data;

/// <summary>A file of random bytes, a server for it and a folder to put it in, with the patience of a test.</summary>
internal sealed class Downloading : IAsyncDisposable
{
    public const string Name = "data.bin";

    private readonly HttpClient _client = Acquisition.NewClient();
    private readonly TemporaryFolder _folder = new();

    public Downloading(Func<HostileServer.Request, HostileServer.Answer, Task> handle, int length = 300_000)
    {
        Language.Use("en");
        Content = RandomNumberGenerator.GetBytes(length);
        Server = new HostileServer(handle);
        File = FileOf(Content);
    }

    public byte[] Content { get; }

    /// <summary>A server that is told what the file is.</summary>
    public static Downloading Of(Func<byte[], HostileServer.Request, HostileServer.Answer, Task> handle)
    {
        Downloading? download = null;
        download = new Downloading((request, answer) => handle(download!.Content, request, answer));
        return download;
    }

    public HostileServer Server { get; }

    /// <summary>What is asked for; a test may want it described otherwise.</summary>
    public DataFile File { get; set; }

    public DownloadSettings Settings { get; set; } = new()
    {
        Attempts = 4,
        Stall = TimeSpan.FromMilliseconds(400),
        FirstPause = TimeSpan.FromMilliseconds(10),
        LongestPause = TimeSpan.FromMilliseconds(200),
    };

    public List<string> Said { get; } = [];

    public List<DownloadProgress> Progress { get; } = [];

    public string Target => _folder[Name];

    public string Part => PartFile.PathFor(Target);

    /// <summary>The names of all files in the folder, to see that nothing else is there.</summary>
    public IEnumerable<string> Left => Directory.EnumerateFiles(_folder.Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public DataFile FileOf(byte[] content, params string[] names) => new()
    {
        Name = Name,
        Addresses = [.. (names.Length == 0 ? [Name] : names).Select(Server.At)],
        Bytes = content.Length,
        AtMost = content.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        SumFrom = "computed",
    };

    /// <summary>The file as the registry has it when nobody knows its size and sum.</summary>
    public DataFile Unverified(long atMost) => File with { Bytes = null, Sha256 = null, AtMost = atMost };

    public Task<FetchedFile> FetchAsync(CancellationToken? cancellation = null) =>
        new FileDownload(_client, Settings) { Said = Said.Add, Progress = Progress.Add }
            .FetchAsync(File, Target, cancellation ?? Cancellation.OfTest);

    /// <summary>What is said of a file that could not be had.</summary>
    public async Task<string> RefusedAsync() => (await Assert.ThrowsAsync<DownloadException>(() => FetchAsync())).Message;

    /// <summary>The file is there, whole, and nothing beside it.</summary>
    public async Task IsWholeAsync(byte[]? content = null)
    {
        Assert.Equal([Name], Left);
        Assert.Equal(content ?? Content, await System.IO.File.ReadAllBytesAsync(Target, Cancellation.OfTest));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }
}
