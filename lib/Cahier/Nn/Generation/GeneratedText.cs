namespace Cahier.Nn.Generation;

/// <summary>A token that a model wrote.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Probability">What the model itself gave it, whatever it was drawn from.</param>
/// <param name="Choices">[V], the probabilities from which it was drawn: those of the model after temperature, top-k and top-p.</param>
public sealed record GeneratedToken(int Id, float Probability, IReadOnlyList<float> Choices);

/// <summary>What a model wrote after a beginning.</summary>
/// <param name="Tokens">The tokens in their order, the end included if it was reached.</param>
public sealed record GeneratedText(IReadOnlyList<GeneratedToken> Tokens)
{
    /// <summary>The tokens' numbers.</summary>
    public int[] Ids => [.. Tokens.Select(token => token.Id)];

    /// <summary>ln P(text | beginning) by the model itself: the sum of its tokens' log-probabilities.</summary>
    public double LogProbability => Tokens.Sum(token => Math.Log(token.Probability));
}
