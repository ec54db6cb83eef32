using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Plots;

/// <summary>Drawing what a tensor was computed from.</summary>
public static class GraphDrawing
{
    /// <summary>The graph of this result: <c>loss.DrawGraph()</c>.</summary>
    /// <inheritdoc cref="ComputationGraph.Of(Tensor, Module?, string?)"/>
    public static ComputationGraph DrawGraph(this Tensor result, Module? model = null, string? title = null) =>
        ComputationGraph.Of(result, model, title);
}
