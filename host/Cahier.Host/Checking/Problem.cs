namespace Cahier.Host.Checking;

/// <summary>Something wrong in a notebook.</summary>
/// <param name="File">The notebook.</param>
/// <param name="Place">The cell, or null where the whole notebook is meant.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record Problem(string File, string? Place, string Message)
{
    public override string ToString() => Place is null ? $"{File}: {Message}" : $"{File}: {Place}: {Message}";
}
