using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>Attention to keys and values remembered from before: no gradient.</summary>
    /// <param name="queries">[B, T, columns], of which the first H·K are the heads' queries</param>
    /// <param name="keys">[B, capacity, H·K]</param>
    /// <param name="values">[B, capacity, H·Kᵥ]</param>
    /// <param name="sources">S, how many of the rows of keys and values are set</param>
    /// <param name="heads">H</param>
    /// <param name="mask">What may be looked at, broadcast to [B, H, T, S]; null: everything.</param>
    /// <param name="keepWeights">Whether the weights are wanted.</param>
    /// <param name="weights">[B, H, T, S]; null if not wanted.</param>
    /// <returns>The heads' results side by side, [B, T, H·Kᵥ].</returns>
    internal static Tensor CachedAttention(
        Tensor queries, Tensor keys, Tensor values, int sources, int heads, Mask? mask, bool keepWeights, out Tensor? weights)
    {
        var (batch, length, capacity) = (queries.Dim(0), queries.Dim(1), keys.Dim(1));
        Heads Layout(int rows, int reserved, int columns, int width) =>
            new(rows, width / heads, reserved * columns, width / heads, columns);
        var (keyWidth, valueWidth) = (keys.Dim(2), values.Dim(2));
        var attention = new Attention(
            batch, heads, Layout(length, length, queries.Dim(2), keyWidth), Layout(sources, capacity, keyWidth, keyWidth),
            Layout(sources, capacity, valueWidth, valueWidth), Layout(length, length, valueWidth, valueWidth), mask, dropout: 0,
            random: null);
        var p = Tensor.Empty([batch, heads, length, attention.PaddedLength]);
        var y = Tensor.Empty([batch, length, valueWidth]);
        attention.Forward(queries, keys, values, p, y);
        weights = keepWeights ? p.Slice(-1, 0, sources) : null;
        return y;
    }
}
