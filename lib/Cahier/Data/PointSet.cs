using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>Points of the plane, each of a class: what a classifier of two numbers learns.</summary>
/// <param name="Points">[B, 2], x and y of each point</param>
/// <param name="Classes">[B], of 0 … classes − 1</param>
public sealed record PointSet(Tensor Points, int[] Classes)
{
    /// <summary>B, how many points there are.</summary>
    public int Count => Classes.Length;

    /// <summary>The first coordinate of each point, for a chart.</summary>
    public float[] X => [.. Enumerable.Range(0, Count).Select(i => Points[i, 0])];

    /// <summary>The second coordinate of each point, for a chart.</summary>
    public float[] Y => [.. Enumerable.Range(0, Count).Select(i => Points[i, 1])];

    /// <summary>−1 for class 0, +1 for the others: [B], what the perceptron and the hinge loss take.</summary>
    public Tensor Signs => Tensor.From([.. Classes.Select(c => c == 0 ? -1f : 1f)]);

    /// <summary>The points of one class.</summary>
    public PointSet Of(int @class) => Rows([.. Enumerable.Range(0, Count).Where(i => Classes[i] == @class)]);

    /// <summary>The points of these numbers, such as a batch.</summary>
    public PointSet Rows(params int[] rows) => new(Points.IndexSelect(0, rows), [.. rows.Select(row => Classes[row])]);

    /// <summary>Two parts without a point in common, drawn at random: to learn from, and to judge by.</summary>
    /// <param name="share">The first part's share, of 0 … 1.</param>
    /// <param name="seed">Decides which points go where.</param>
    public (PointSet First, PointSet Second) Split(double share, int seed)
    {
        var (first, second) = Parts.Of(Count, share, seed);
        return (Rows(first), Rows(second));
    }
}
