namespace Cahier.Host.Commands;

/// <summary>What the command's exit says to a script.</summary>
internal static class ExitCode
{
    /// <summary>Everything went well.</summary>
    public const int Success = 0;

    /// <summary>The work was done and something in it failed: a cell, a check.</summary>
    public const int Failure = 1;

    /// <summary>The work could not be started as asked: an unknown option, a missing or unreadable file, a port that is taken.</summary>
    public const int Usage = 2;
}
