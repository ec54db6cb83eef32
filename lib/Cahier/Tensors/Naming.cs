namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// The method that computed this tensor, as the compiler names it (+ is op_Addition); null for inputs and parameters.
    /// </summary>
    internal string? Operation => Graph?.Operation;

    /// <summary>What this tensor was computed from, where that was remembered.</summary>
    internal ReadOnlySpan<Tensor> Inputs => Graph is { } node ? node.Inputs : [];

    /// <summary>What <see cref="Named"/> called it.</summary>
    internal string? Name => Graph?.Name;

    /// <summary>Gives the tensor a name for drawings of the graph: <c>var w = Tensor.Randn(random, 3, 4).Named("W")</c>.</summary>
    /// <returns>This tensor.</returns>
    public Tensor Named(string name)
    {
        Placed.Name = name;
        return this;
    }
}
