namespace Cahier.Host.Data;

/// <summary>A file that is where it belongs.</summary>
/// <param name="Path">Where.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its checksum, as it was computed here.</param>
/// <param name="Verified">Whether the registry has a checksum, which is then this one.</param>
internal sealed record FetchedFile(string Path, long Bytes, string Sha256, bool Verified);
