namespace Cahier.Host.Data;

/// <summary>What was asked for cannot be done as it was asked.</summary>
internal sealed class UsageException(string message) : Exception(message);
