using Cahier.Data.Real;

namespace Cahier.Host.Data;

/// <summary>
/// Gets one file of a data set. What has come is kept in NAME.part, from where the next attempt goes on, in this run or a later one; the
/// file has its own name only when all of it is there and its checksum is right. A file with a wrong checksum is not kept: both sums are said.
/// </summary>
internal sealed class FileDownload(HttpClient client, DownloadSettings settings)
{
    /// <summary>How far it has come.</summary>
    public Action<DownloadProgress> Progress { get; init; } = _ => { };

    /// <summary>What a reader who waits wants to know: another attempt, another address.</summary>
    public Action<string> Said { get; init; } = _ => { };

    /// <exception cref="DownloadException">No address has it; the message says what each answered.</exception>
    public async Task<FetchedFile> FetchAsync(DataFile file, string target, CancellationToken cancellation)
    {
        FreeSpace.Require(file, target, File.Exists(PartFile.PathFor(target)) ? new FileInfo(PartFile.PathFor(target)).Length : 0);
        var failures = new List<DownloadException>();
        foreach (var address in file.Addresses)
        {
            try
            {
                return await FromAsync(file, address, target, cancellation);
            }
            catch (DownloadException error)
            {
                failures.Add(new DownloadException($"{address}\n  {error.Message}", error));
                if (failures.Count < file.Addresses.Count)
                    Said(DataTexts.NextAddress(error.Message));
            }
        }

        // An empty part is nothing to go on from.
        if (new FileInfo(PartFile.PathFor(target)) is { Exists: true, Length: 0 })
            PartFile.Delete(target);
        throw new DownloadException(string.Join("\n", failures.Select(failure => failure.Message)), failures[0]);
    }

    private async Task<FetchedFile> FromAsync(DataFile file, Uri address, string target, CancellationToken cancellation)
    {
        var kept = await CompleteAsync(file, address, target, cancellation);
        try
        {
            return await FinishAsync(file, target, cancellation);
        }
        catch (DownloadException error) when (kept)
        {
            // Pieces of two versions, most likely: once more from the beginning.
            Said(DataTexts.OnceMore(error.Message));
            await CompleteAsync(file, address, target, cancellation);
            return await FinishAsync(file, target, cancellation);
        }
    }

    /// <summary>Attempts until all bytes are there.</summary>
    /// <returns>Whether they came in more than one piece.</returns>
    private async Task<bool> CompleteAsync(DataFile file, Uri address, string target, CancellationToken cancellation)
    {
        var transfer = new Transfer(client, settings, file, address, Progress);
        var most = 0L;
        for (var attempt = 1; ; attempt++)
        {
            using var part = PartFile.Open(target);
            if (file.Bytes == part.Length)
                return true;
            try
            {
                return await transfer.RunAsync(part, cancellation);
            }
            catch (InterruptedDownloadException error)
            {
                if (part.Length >= most + settings.Progress)
                {
                    most = part.Length;
                    attempt = 1;
                }

                if (attempt >= (error.Unreached ? settings.AttemptsToConnect : settings.Attempts))
                    throw new DownloadException(error.Message, error);
                var pause = PauseAfter(attempt, error);
                Said(DataTexts.AnotherAttempt(error.Message, pause));
                part.Dispose();
                await Task.Delay(pause, cancellation);
            }
        }
    }

    private TimeSpan PauseAfter(int attempt, InterruptedDownloadException error)
    {
        var pause = error.Pause ?? settings.FirstPause * Math.Pow(2, attempt - 1);
        return pause < settings.FirstPause ? settings.FirstPause : pause > settings.LongestPause ? settings.LongestPause : pause;
    }

    private static async Task<FetchedFile> FinishAsync(DataFile file, string target, CancellationToken cancellation)
    {
        var part = PartFile.PathFor(target);
        var (bytes, sum) = await Checksum.OfAsync(part, cancellation);
        try
        {
            Checksum.Require(file, part, bytes, sum);
        }
        catch (DownloadException error)
        {
            PartFile.Delete(target);
            throw new DownloadException(DataTexts.NotKept(error.Message), error);
        }

        PartFile.Finish(target);
        return new FetchedFile(target, bytes, sum, file.Sha256 is not null);
    }
}
