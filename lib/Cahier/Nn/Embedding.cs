using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>A table with one learned row for each word: looking a word up is taking its row.</summary>
public sealed class Embedding : Module
{
    /// <summary>A table of normal numbers, of variance 1 as in PyTorch unless another deviation is given.</summary>
    /// <param name="vocabulary">V, the number of rows.</param>
    /// <param name="width">D, the length of a row.</param>
    /// <param name="random">Where the first values come from.</param>
    /// <param name="deviation">Standard deviation of the first values.</param>
    public Embedding(int vocabulary, int width, Random random, float deviation = 1)
    {
        Bounds.AtLeast(vocabulary, 1);
        Bounds.AtLeast(width, 1);
        Weight = Register("weight", Tensor.Randn(random, vocabulary, width));
        foreach (ref var value in Weight.AsSpan())
            value *= deviation;
    }

    /// <summary>A table that begins with known rows, such as word vectors learned before.</summary>
    /// <param name="weight">[V, D]; the table is this tensor, not a copy.</param>
    /// <param name="frozen">Whether the rows stay as they are: they are then a buffer, which is saved but not learned.</param>
    /// <exception cref="ShapeException">The tensor is not of rank 2.</exception>
    public Embedding(Tensor weight, bool frozen = false)
    {
        Shape.RequireExactRank(weight, 2, nameof(Embedding), nameof(weight));
        Weight = frozen ? RegisterBuffer("weight", weight) : Register("weight", weight);
    }

    /// <summary>The table, [V, D]</summary>
    public Tensor Weight { get; }

    /// <summary>Takes the row of each word.</summary>
    /// <param name="ids">[B, T], numbers below V</param>
    /// <returns>[B, T, D]</returns>
    public Tensor Forward(int[,] ids) => Functional.Embedding(Weight, ids);
}
