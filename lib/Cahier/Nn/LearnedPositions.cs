using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Learned positions: one row of parameters for each (Gehring et al. 2017; BERT and GPT have these).</summary>
public sealed class LearnedPositions : Positions
{
    /// <summary>A table of small normal numbers (deviation 0.02, as BERT's and GPT's).</summary>
    /// <param name="maxLength">The number of positions.</param>
    /// <param name="width">D</param>
    /// <param name="random">Where the first values come from.</param>
    public LearnedPositions(int maxLength, int width, Random random) =>
        Table = Register("", new Embedding(maxLength, width, random, deviation: 0.02f)).Weight;

    /// <inheritdoc/>
    public override Tensor Table { get; }
}
