namespace Cahier.Host.Execution;

/// <summary>Failures that are not an exception of the cell's.</summary>
internal static class CellFailureKind
{
    public const string Timeout = "Timeout";
    public const string KernelDied = "KernelDied";
}
