using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Positions from a table that is given and not learned: to try a formula of one's own.</summary>
/// <param name="table">[MaxLength, D], one row for each position; copied.</param>
public sealed class FixedPositions(Tensor table) : Positions
{
    /// <inheritdoc/>
    public override Tensor Table { get; } = table.Clone().Detach().OutliveAll();
}
