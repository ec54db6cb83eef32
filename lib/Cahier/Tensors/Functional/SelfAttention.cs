using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// Attention of a sequence to itself, for queries, keys and values that one linear layer computed together: nothing is copied to take
    /// them apart, and their gradients go where they came from.
    /// </summary>
    /// <param name="projected">[B, T, 2·H·K + H·Kᵥ]: in each row all heads' queries, then all keys, then all values.</param>
    /// <param name="heads">H</param>
    /// <param name="keyWidth">K</param>
    /// <param name="mask">What may be looked at, broadcast to [B, H, T, T]; null: everything.</param>
    /// <param name="dropout">The probability with which a weight is dropped; for training.</param>
    /// <param name="random">Decides which ones.</param>
    /// <param name="keepWeights">Whether the weights are wanted.</param>
    /// <param name="weights">[B, H, T, T] before dropout, without gradient; null if not wanted.</param>
    /// <returns>The heads' results side by side, [B, T, H·Kᵥ].</returns>
    /// <exception cref="ShapeException">The rows are not of that form.</exception>
    internal static Tensor SelfAttention(
        Tensor projected, int heads, int keyWidth, Mask? mask, float dropout, Random? random, bool keepWeights, out Tensor? weights)
    {
        Shape.RequireExactRank(projected, 3, nameof(SelfAttention), nameof(projected));
        var (batch, length, row) = (projected.Dim(0), projected.Dim(1), projected.Dim(2));
        var keys = heads * keyWidth;
        var values = row - 2 * keys;
        if (heads < 1 || values <= 0 || values % heads != 0)
            throw new ShapeException(Messages.HeadsDoNotDivide(projected.Shape, projected.Shape, heads));

        Heads Within(int width, int offset) => new(length, width, length * row, width, row, offset);
        var attention = new Attention(
            batch, heads, Within(keyWidth, 0), Within(keyWidth, keys), Within(values / heads, 2 * keys),
            Heads.SideBySide(heads, length, values / heads), mask, dropout, random);
        var p = keepWeights || Tensor.IsRecorded([projected]) ? Tensor.Empty([batch, heads, length, attention.PaddedLength]) : null;
        var y = Tensor.Empty([batch, length, values]);
        attention.Forward(projected, projected, projected, p, y);
        weights = keepWeights ? p!.Slice(-1, 0, length) : null;
        return Tensor.Result(y, [projected], (attention, projected, p), static (forward, dy) =>
        {
            var (attention, projected, p) = forward;
            // Queries, keys and values fill the rows: together the three gradients overwrite, or add to, every number.
            var dx = projected.GradientBuffer(out var add);
            attention.Backward(projected, projected, projected, p!, dy, dx, add, dx, add, dx, add);
        });
    }
}
