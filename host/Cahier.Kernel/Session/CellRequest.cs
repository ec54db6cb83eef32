namespace Cahier.Kernel.Session;

/// <summary>A cell to run.</summary>
/// <param name="Code">C#.</param>
/// <param name="Number">How the reader knows it: "cell 3".</param>
/// <param name="File">
/// The notebook or file it was imported from; null for a cell of this notebook. A plain file is number 0 of itself.
/// </param>
internal sealed record CellRequest(string Code, int Number, string? File = null);
