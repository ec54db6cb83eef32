namespace Cahier.Kernel.Client;

/// <summary>How a kernel is started.</summary>
public sealed record KernelStart
{
    /// <summary>The notebook's folder: relative paths in cells start there.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>"fr" or "en": the language until the notebook's language line chooses.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Cahier.Kernel.dll; beside this assembly when not given.</summary>
    public string? KernelPath { get; init; }

    /// <summary>Variables to add to this process's environment; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
