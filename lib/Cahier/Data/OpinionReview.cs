namespace Cahier.Data;

/// <summary>A review of a film, a novel, a restaurant, a hotel or a concert, of which everything is known.</summary>
/// <param name="Text">The review as it would be printed.</param>
/// <param name="Words">Its words and punctuation marks in lower case, as <see cref="Text.WordTokenizer"/> cuts them.</param>
/// <param name="IsPositive">What the author thinks.</param>
/// <param name="Kind">How he says it.</param>
/// <param name="Opinion">The positions in <paramref name="Words"/> of those that say it, with their negations.</param>
/// <param name="Distractors">The positions of words that praise or blame without being the author's verdict.</param>
public sealed record OpinionReview(
    string Text, string[] Words, bool IsPositive, OpinionKind Kind, int[] Opinion, int[] Distractors)
{
    /// <summary>1 for a positive review, 0 for a negative one.</summary>
    public int Label => IsPositive ? 1 : 0;

    /// <inheritdoc/>
    public override string ToString() => $"{(IsPositive ? "+" : "−")} {Text}";
}
