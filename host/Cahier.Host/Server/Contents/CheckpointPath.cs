namespace Cahier.Host.Server.Contents;

/// <summary>The end of an address that speaks of a file's checkpoints: `FILE/checkpoints` or `FILE/checkpoints/ID`.</summary>
/// <param name="File">The file's contents path.</param>
/// <param name="Id">The checkpoint, where one is named.</param>
internal sealed record CheckpointPath(string File, string? Id)
{
    private const string Name = "checkpoints";

    /// <summary>Null for an address that speaks of something else.</summary>
    public static CheckpointPath? Of(string? path) => path?.Trim('/').Split('/') switch
    {
        [_, .., Name] and { } segments => new CheckpointPath(string.Join('/', segments[..^1]), null),
        [_, .., Name, var id] and { } segments => new CheckpointPath(string.Join('/', segments[..^2]), id),
        _ => null,
    };
}
