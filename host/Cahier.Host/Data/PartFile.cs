using System.Net.Http.Headers;
using System.Text.Json;

namespace Cahier.Host.Data;

/// <summary>
/// What has come of a file so far: NAME.part, and beside it in NAME.part.json where it comes from and by what the server will know whether
/// it has changed since. While it is open no other process can write to it.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _note;
    private readonly FileStream _stream;

    private PartFile(string path, FileStream stream)
    {
        Path = path;
        _note = path + ".json";
        _stream = stream;
        Origin = ReadNote();
    }

    /// <summary>Where the bytes come from.</summary>
    /// <param name="Address">The address.</param>
    /// <param name="ETag">The server's name for this version of the file.</param>
    /// <param name="LastModified">When it was last changed there.</param>
    public sealed record Note(string Address, string? ETag, DateTimeOffset? LastModified)
    {
        /// <summary>What If-Range takes: a weak name promises no equal bytes.</summary>
        public RangeConditionHeaderValue? Condition =>
            ETag is not null && EntityTagHeaderValue.TryParse(ETag, out var tag) && !tag.IsWeak ? new(tag)
            : LastModified is { } date ? new(date)
            : null;
    }

    public string Path { get; }

    public long Length => _stream.Length;

    public Note? Origin { get; private set; }

    public static string PathFor(string target) => target + ".part";

    /// <exception cref="DownloadException">Another process is writing to it, or the folder cannot be written to.</exception>
    public static PartFile Open(string target)
    {
        var path = PathFor(target);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return new PartFile(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, useAsync: true));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException(DataTexts.CannotWrite(path, error.Message), error);
        }
    }

    /// <summary>Forgets all bytes and begins anew with those of <paramref name="origin"/>.</summary>
    public void Restart(Note? origin)
    {
        _stream.SetLength(0);
        Origin = origin;
        if (origin is null)
            File.Delete(_note);
        else
            File.WriteAllText(_note, JsonSerializer.Serialize(origin));
    }

    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            _stream.Position = _stream.Length;
            await _stream.WriteAsync(bytes, cancellation);
        }
        catch (IOException error)
        {
            throw new DownloadException(DataTexts.CannotWrite(Path, error.Message), error);
        }
    }

    public void FlushToDisk() => _stream.Flush(flushToDisk: true);

    public void Dispose() => _stream.Dispose();

    /// <summary>Removes what has come of a file.</summary>
    public static void Delete(string target)
    {
        File.Delete(PathFor(target));
        File.Delete(PathFor(target) + ".json");
    }

    /// <summary>Gives it the file's own name.</summary>
    public static void Finish(string target)
    {
        File.Move(PathFor(target), target, overwrite: true);
        File.Delete(PathFor(target) + ".json");
    }

    private Note? ReadNote()
    {
        try
        {
            return JsonSerializer.Deserialize<Note>(File.ReadAllText(_note));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
