namespace Cahier.Kernel.Session;

/// <summary>A cell to run.</summary>
/// <param name="Code">C#.</param>
/// <param name="Number">How the reader knows it: "cell 3".</param>
internal sealed record CellRequest(string Code, int Number);
