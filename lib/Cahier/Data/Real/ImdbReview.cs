namespace Cahier.Data.Real;

/// <summary>A film review and what its author thought of the film.</summary>
/// <param name="Label">1 favourable, 0 unfavourable.</param>
/// <param name="Rating">The stars given: 1 to 4 or 7 to 10; the set leaves out what lies between.</param>
/// <param name="Id">Its number among the reviews of its part and label, from 0.</param>
/// <param name="Text">The review.</param>
public sealed record ImdbReview(int Label, int Rating, int Id, string Text);
