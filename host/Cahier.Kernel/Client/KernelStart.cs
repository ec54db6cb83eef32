namespace Cahier.Kernel.Client;

/// <summary>How a kernel is started.</summary>
public sealed record KernelStart
{
    /// <summary>MB below which not even the kernel's own work goes on.</summary>
    public const int LeastMemoryLimit = 100;

    /// <summary>The notebook's folder: relative paths in cells start there.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>"fr" or "en": the language until the notebook's language line chooses.</summary>
    public string Language { get; init; } = "en";

    /// <summary>How many MB cells may hold; as much as there is when not given. At least <see cref="LeastMemoryLimit"/>.</summary>
    public int? MemoryLimit { get; init; }

    /// <summary>Cahier.Kernel.dll; beside this assembly when not given.</summary>
    public string? KernelPath { get; init; }

    /// <summary>Variables to add to this process's environment; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
