namespace Cahier.Host.Data;

/// <summary>How far a file has come.</summary>
/// <param name="Received">The bytes that are here.</param>
/// <param name="Total">All its bytes, where that is known.</param>
/// <param name="BytesPerSecond">Of late.</param>
internal readonly record struct DownloadProgress(long Received, long? Total, double BytesPerSecond)
{
    /// <summary>The time left at this speed, where it can be said.</summary>
    public TimeSpan? TimeLeft => Total is { } total && BytesPerSecond >= 1
        && (total - Received) / BytesPerSecond is < 360_000 and var seconds
        ? TimeSpan.FromSeconds(Math.Max(0, seconds))
        : null;
}
