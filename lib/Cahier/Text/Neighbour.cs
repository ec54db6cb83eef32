namespace Cahier.Text;

/// <summary>A word near to what was asked for.</summary>
/// <param name="Word">The word.</param>
/// <param name="Similarity">The cosine of the angle between the two vectors, of −1 … 1.</param>
public readonly record struct Neighbour(string Word, float Similarity)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Word} ({Similarity:F3})");
}
