namespace Cahier.Host.Data;

/// <summary>A file could not be had; the message says why in the reader's language.</summary>
internal sealed class DownloadException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An attempt failed that may well succeed the next time.</summary>
/// <param name="message">Why, in the reader's language.</param>
/// <param name="inner">What was thrown.</param>
internal sealed class InterruptedDownloadException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The pause that the server asks for.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Whether the server was not even reached.</summary>
    public bool Unreached { get; init; }
}
