namespace Cahier.Plots.Graphs;

/// <summary>A tensor of an expression, as it was when the graph was drawn.</summary>
/// <param name="Title">Its name, or the operation that made it, or both.</param>
/// <param name="Operation">In words; null for what the expression starts from.</param>
/// <param name="Shape">As text, empty for a single number.</param>
/// <param name="Values">Lines of numbers; none of large tensors.</param>
/// <param name="Gradient">Lines of numbers; none where there is none, or of large tensors.</param>
/// <param name="Inputs">Indices of the nodes it was computed from, in order.</param>
internal sealed record GraphNode(
    string Title, string? Operation, string Shape, string[] Values, string[] Gradient, int[] Inputs)
{
    /// <summary>Whether it is learned: a gradient is computed for it, and it was computed from nothing.</summary>
    public bool IsLearned { get; init; }

    public bool IsGiven => Operation is null && !IsLearned;
}
