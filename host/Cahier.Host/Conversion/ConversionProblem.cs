namespace Cahier.Host.Conversion;

/// <summary>Something of a notebook that the other format cannot say.</summary>
/// <param name="Cell">How messages name the cell.</param>
/// <param name="Line">In the cell, from 1; 0 for the cell as a whole.</param>
/// <param name="Message">What it is, and what to do about it.</param>
/// <param name="IsFatal">Whether the result would be wrong; otherwise it only lacks something.</param>
internal sealed record ConversionProblem(string Cell, int Line, string Message, bool IsFatal)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{Cell}, line {Line}: {Message}" : $"{Cell}: {Message}";
}
