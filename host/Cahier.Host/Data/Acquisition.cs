using Cahier.Data.Real;

namespace Cahier.Host.Data;

/// <summary>Gets a data set: what is missing of it is fetched, or taken from where the reader has it.</summary>
internal sealed class Acquisition(DownloadSettings settings, ProgressLine line)
{
    /// <returns>False when it could not be had; why, and how to do it by hand, has been said.</returns>
    /// <exception cref="UsageException"><paramref name="from"/> is no file of the set.</exception>
    public async Task<bool> GetAsync(DataSet set, string? from, Uri? address, CancellationToken cancellation)
    {
        line.Say(set.Title);
        line.Say(DataTexts.Terms(set.Terms));
        try
        {
            if (from is not null)
                await ImportAsync(set, from, cancellation);
            else if (DataCache.Find(set) is { } other && !set.Files.All(file => File.Exists(DataCache.PathOf(set, file))))
                line.Say(DataTexts.OtherForm(other));
            else
                await FetchAsync(set, address, cancellation);
            return true;
        }
        catch (DownloadException error)
        {
            line.Say($"cahier: {error.Message}");
            line.Say(DataTexts.ByHand(set));
            return false;
        }
        finally
        {
            line.End();
        }
    }

    private async Task FetchAsync(DataSet set, Uri? address, CancellationToken cancellation)
    {
        using var client = NewClient();
        foreach (var file in set.Files)
        {
            var target = DataCache.PathOf(set, file);
            if (await IsHereAsync(file, target, cancellation))
                continue;
            var download = new FileDownload(client, settings)
            {
                Progress = progress => line.Show(file.Name, progress),
                Said = line.Say,
            };
            line.Say(DataTexts.Done(await download.FetchAsync(At(file, address), target, cancellation)));
        }
    }

    private async Task<bool> IsHereAsync(DataFile file, string target, CancellationToken cancellation)
    {
        if (!File.Exists(target))
            return false;
        try
        {
            var (bytes, sum) = await Checksum.OfAsync(target, cancellation);
            Checksum.Require(file, target, bytes, sum);
            line.Say(DataTexts.Already(target));
            return true;
        }
        catch (DownloadException error)
        {
            line.Say(DataTexts.NotAsItShouldBe(target, error.Message));
            return false;
        }
    }

    private async Task ImportAsync(DataSet set, string from, CancellationToken cancellation)
    {
        var files = Directory.Exists(from)
            ? [.. set.Files.Select(file => (File: file, From: Path.Combine(from, file.Name))).Where(pair => File.Exists(pair.From))]
            : set.Files.Where(file => File.Exists(from) && (set.Files.Count == 1 || file.Name == Path.GetFileName(from)))
                .Select(file => (File: file, From: from)).ToList();
        if (files.Count == 0)
            throw new UsageException(DataTexts.NothingFrom(from, set));
        foreach (var (file, path) in files)
            line.Say(DataTexts.Done(await FileImport.RunAsync(file, path, DataCache.PathOf(set, file), cancellation)));
    }

    private static DataFile At(DataFile file, Uri? address) => address is null
        ? file
        : file with { Addresses = [address.AbsolutePath.EndsWith('/') ? new Uri(address, file.Name) : address] };

    internal static HttpClient NewClient()
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(15),
            MaxAutomaticRedirections = 5,                           // and never from https to http
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"Cahier/{ProductVersion.Current}");
        return client;
    }
}
