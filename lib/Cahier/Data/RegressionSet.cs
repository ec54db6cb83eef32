using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>Examples of a function with values that are numbers: what a regression learns.</summary>
/// <param name="X">[B, D]</param>
/// <param name="Y">[B, 1]</param>
public sealed record RegressionSet(Tensor X, Tensor Y)
{
    /// <summary>B, how many examples there are.</summary>
    public int Count => X.Dim(0);

    /// <summary>The examples of these numbers, such as a batch.</summary>
    public RegressionSet Rows(params int[] rows) => new(X.IndexSelect(0, rows), Y.IndexSelect(0, rows));

    /// <summary>Two parts without an example in common, drawn at random: to learn from, and to judge by.</summary>
    /// <param name="share">The first part's share, of 0 … 1.</param>
    /// <param name="seed">Decides which examples go where.</param>
    public (RegressionSet First, RegressionSet Second) Split(double share, int seed)
    {
        var (first, second) = Parts.Of(Count, share, seed);
        return (Rows(first), Rows(second));
    }
}
