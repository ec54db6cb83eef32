namespace Cahier.Nn.Models;

/// <summary>A batch in which some tokens are hidden, to be guessed.</summary>
/// <param name="Ids">[B, T], what the model reads</param>
/// <param name="Targets">[B, T], the token that was there where the model is asked, else <see cref="NotAsked"/></param>
public sealed record MaskedWords(int[,] Ids, int[,] Targets)
{
    /// <summary>The target where nothing is asked, PyTorch's usual ignore_index.</summary>
    public const int NotAsked = -100;

    /// <summary>
    /// Chooses tokens at random and hides them as BERT does (Devlin et al. 2019, section 3.1): of those chosen, 80 % become the mask
    /// token, 10 % another token, and 10 % stay, so that the model must know every word in its context.
    /// </summary>
    /// <param name="ids">[B, T] token numbers, not changed</param>
    /// <param name="maskId">The number of the mask token.</param>
    /// <param name="firstWord">Tokens below this number (padding, start, end…) are neither chosen nor put in.</param>
    /// <param name="vocabulary">V; tokens put in are below it.</param>
    /// <param name="random">Chooses.</param>
    /// <param name="rate">The share of tokens chosen, 15 % in the paper.</param>
    public static MaskedWords Hide(int[,] ids, int maskId, int firstWord, int vocabulary, Random random, double rate = 0.15)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(random);
        Bounds.AtMost(firstWord, vocabulary - 1);
        Bounds.AtLeast(rate, 0);
        Bounds.AtMost(rate, 1);
        var (batch, length) = (ids.GetLength(0), ids.GetLength(1));
        var (seen, targets) = (new int[batch, length], new int[batch, length]);
        for (var b = 0; b < batch; b++)
            for (var t = 0; t < length; t++)
            {
                var (chosen, fate, other) = (random.NextDouble() < rate, random.NextDouble(), random.Next(firstWord, vocabulary));
                chosen &= ids[b, t] >= firstWord && ids[b, t] != maskId;
                targets[b, t] = chosen ? ids[b, t] : NotAsked;
                seen[b, t] = !chosen || fate >= 0.9 ? ids[b, t] : fate < 0.8 ? maskId : other;
            }
        return new(seen, targets);
    }
}
