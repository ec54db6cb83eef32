using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Where a recurrent network stands between two positions of its sequences.</summary>
/// <param name="Hidden">h, [L, B, H], one state for each of the L layers.</param>
/// <param name="Cell">c, [L, B, H], the memory cells of an LSTM; null in other networks.</param>
public sealed record RecurrentState(Tensor Hidden, Tensor? Cell = null)
{
    /// <summary>
    /// The same numbers without the memory of how they were computed: truncated backpropagation through time begins here.
    /// </summary>
    public RecurrentState Detach() => new(Hidden.Detach(), Cell?.Detach());

    /// <summary>
    /// The same numbers, without the memory of how they were computed, for the next stretch of the text: they outlive the scope
    /// (<see cref="DisposeScope"/>) of this training step.
    /// </summary>
    /// <param name="into">What an earlier call returned: its memory is used again if it is of the same shape.</param>
    public RecurrentState Carry(RecurrentState? into = null) =>
        new(Copy(Hidden, into?.Hidden), Cell is null ? null : Copy(Cell, into?.Cell));

    private static Tensor Copy(Tensor from, Tensor? into)
    {
        var to = into is not null && into.Shape == from.Shape ? into : Tensor.Empty(from.Shape).OutliveAll();
        from.AsSpan().CopyTo(to.AsSpan());
        return to;
    }
}
