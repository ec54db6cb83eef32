namespace Cahier.Host.Data;

/// <summary>How patient a download is.</summary>
internal sealed record DownloadSettings
{
    /// <summary>How many attempts without progress are made at one address.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How many attempts are made to reach a server that does not answer at all: most often there is no network.</summary>
    public int AttemptsToConnect { get; init; } = 2;

    /// <summary>How many further bytes make an attempt one with progress, after which all attempts are there again.</summary>
    public long Progress { get; init; } = 1 << 20;

    /// <summary>How long <see cref="StallBytes"/> may take, or the server's first word.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Fewer bytes than these do not count as a sign of life.</summary>
    public int StallBytes { get; init; } = 1 << 10;

    /// <summary>The pause before the second attempt; each further one is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, whatever the server asks for.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);
}
