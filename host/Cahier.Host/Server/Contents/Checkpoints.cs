using System.Text.Json.Nodes;
using Cahier.Host.Files;

namespace Cahier.Host.Server.Contents;

/// <summary>A file's checkpoint: as with Jupyter's own server there is one, which the next one replaces.</summary>
internal sealed class Checkpoints(ContentsStore store)
{
    /// <summary>The id of the only checkpoint.</summary>
    public const string Only = "checkpoint";

    private const string Folder = ".checkpoints";

    public JsonArray List(string file) => PathOf(file) is { } kept && File.Exists(kept) ? [Model(kept)] : [];

    /// <summary>Keeps the file as it is now.</summary>
    /// <exception cref="ApiException">There is no such file.</exception>
    public JsonObject Create(string file)
    {
        if (store.Find(file) is not { IsFolder: false } entry || PathOf(file) is not { } kept)
            throw ApiException.NotFound($"No such file: {file}");
        AtomicFile.WriteBytes(kept, entry.ReadAll());
        return Model(kept);
    }

    /// <summary>Makes the reader's copy what was kept.</summary>
    /// <exception cref="ApiException">Nothing was.</exception>
    public IResult Restore(string file, string id)
    {
        AtomicFile.WriteBytes(store.CopyPath(file)!, File.ReadAllBytes(Existing(file, id)));
        return Results.NoContent();
    }

    /// <exception cref="ApiException">There is no such checkpoint.</exception>
    public IResult Delete(string file, string? id)
    {
        File.Delete(Existing(file, id));
        return Results.NoContent();
    }

    /// <summary>A file that is renamed takes its checkpoint along.</summary>
    public void Follow(string file, string renamed)
    {
        if (file != renamed && PathOf(file) is { } from && PathOf(renamed) is { } to && Path.Exists(from) && !Path.Exists(to))
            ContentsStore.Move(from, to);
    }

    private string Existing(string file, string? id) =>
        id == Only && PathOf(file) is { } kept && File.Exists(kept) ? kept : throw ApiException.NotFound($"Checkpoint does not exist: {file}@{id}");

    private string? PathOf(string file) => store.CopyPath(file) is { } copy ? store.AsidePath(Folder, copy) : null;

    private static JsonObject Model(string kept) => new() { ["id"] = Only, ["last_modified"] = ApiResults.Time(File.GetLastWriteTimeUtc(kept)) };
}
