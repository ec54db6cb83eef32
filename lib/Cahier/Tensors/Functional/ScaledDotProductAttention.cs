using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// softmax(Q·Kᵀ/√K)·V (Vaswani et al. 2017, eq. 1): each query takes a mean of the values, weighted by how well it matches their keys.
    /// </summary>
    /// <param name="query">[B, H, T, K]</param>
    /// <param name="key">[B, H, S, K]</param>
    /// <param name="value">[B, H, S, Kv]</param>
    /// <param name="mask">
    /// What may be looked at, broadcast to [B, H, T, S]; null: everything. A row in which all is hidden gives zeros.
    /// </param>
    /// <returns>[B, H, T, Kv]</returns>
    /// <exception cref="ShapeException">The shapes do not fit, or there is no example.</exception>
    public static Tensor ScaledDotProductAttention(Tensor query, Tensor key, Tensor value, Mask? mask = null) =>
        AttendApart(query, key, value, mask, keepWeights: false, out _);

    /// <summary>The same, and the weights by which the values were mixed.</summary>
    /// <param name="query">[B, H, T, K]</param>
    /// <param name="key">[B, H, S, K]</param>
    /// <param name="value">[B, H, S, Kv]</param>
    /// <param name="mask">What may be looked at, broadcast to [B, H, T, S]; null: everything.</param>
    /// <param name="weights">[B, H, T, S]: how much position t looks at position s; without gradient.</param>
    /// <returns>[B, H, T, Kv]</returns>
    /// <exception cref="ShapeException">The shapes do not fit, or there is no example.</exception>
    public static Tensor ScaledDotProductAttention(Tensor query, Tensor key, Tensor value, Mask? mask, out Tensor weights)
    {
        var y = AttendApart(query, key, value, mask, keepWeights: true, out var padded);
        weights = padded!.Slice(-1, 0, key.Dim(2));
        return y;
    }

    private static Tensor AttendApart(Tensor query, Tensor key, Tensor value, Mask? mask, bool keepWeights, out Tensor? padded)
    {
        const string Name = nameof(ScaledDotProductAttention);
        Shape.RequireExactRank(query, 4, Name, nameof(query));
        Shape.RequireExactRank(key, 4, Name, nameof(key));
        Shape.RequireExactRank(value, 4, Name, nameof(value));
        Shape.RequireExamples(query, Name, nameof(query));
        Shape.RequireExamples(value, Name, nameof(value));
        var (batch, heads, length, width) = (query.Dim(0), query.Dim(1), query.Dim(2), query.Dim(3));
        var (sources, valueWidth) = (key.Dim(2), value.Dim(3));
        Shape.Require(key, [batch, heads, sources, width], Name, nameof(key));
        Shape.Require(value, [batch, heads, sources, valueWidth], Name, nameof(value));

        var attention = new Attention(
            batch, heads, Heads.Apart(heads, length, width), Heads.Apart(heads, sources, width),
            Heads.Apart(heads, sources, valueWidth), Heads.Apart(heads, length, valueWidth), mask, dropout: 0, random: null);
        return Attend(attention, query, key, value, [batch, heads, length, valueWidth], heads, keepWeights, out padded);
    }

    /// <summary>
    /// The same for heads that lie side by side in the last axis, as a linear layer gives them: nothing is copied to take them apart.
    /// </summary>
    /// <param name="query">[B, T, H·K]</param>
    /// <param name="key">[B, S, H·K]</param>
    /// <param name="value">[B, S, H·Kv]</param>
    /// <param name="heads">H</param>
    /// <param name="mask">
    /// What may be looked at, broadcast to [B, H, T, S]; null: everything. A row in which all is hidden gives zeros.
    /// </param>
    /// <param name="dropout">The probability with which a weight is dropped; for training.</param>
    /// <param name="random">Decides which ones.</param>
    /// <returns>The heads' results side by side, [B, T, H·Kv].</returns>
    /// <exception cref="ShapeException">
    /// The shapes do not fit, or a width is no multiple of the number of heads, or there is no example.
    /// </exception>
    public static Tensor MultiHeadAttention(
        Tensor query, Tensor key, Tensor value, int heads, Mask? mask = null, float dropout = 0, Random? random = null) =>
        MultiHeadAttention(query, key, value, heads, mask, dropout, random, keepWeights: false, out _);

    /// <summary>The same, and the weights by which the values were mixed.</summary>
    /// <param name="query">[B, T, H·K]</param>
    /// <param name="key">[B, S, H·K]</param>
    /// <param name="value">[B, S, H·Kv]</param>
    /// <param name="heads">H</param>
    /// <param name="mask">What may be looked at, broadcast to [B, H, T, S]; null: everything.</param>
    /// <param name="dropout">The probability with which a weight is dropped; for training.</param>
    /// <param name="random">Decides which ones.</param>
    /// <param name="keepWeights">Whether the weights are wanted.</param>
    /// <param name="weights">[B, H, T, S] before dropout, without gradient; null if not wanted.</param>
    /// <returns>The heads' results side by side, [B, T, H·Kv].</returns>
    /// <exception cref="ShapeException">
    /// The shapes do not fit, or a width is no multiple of the number of heads, or there is no example.
    /// </exception>
    public static Tensor MultiHeadAttention(
        Tensor query, Tensor key, Tensor value, int heads, Mask? mask, float dropout, Random? random, bool keepWeights, out Tensor? weights)
    {
        const string Name = nameof(MultiHeadAttention);
        Shape.RequireExactRank(query, 3, Name, nameof(query));
        Shape.RequireExactRank(key, 3, Name, nameof(key));
        Shape.RequireExactRank(value, 3, Name, nameof(value));
        Shape.RequireExamples(query, Name, nameof(query));
        Shape.RequireExamples(value, Name, nameof(value));
        var (batch, length, sources) = (query.Dim(0), query.Dim(1), key.Dim(1));
        if (heads < 1 || query.Dim(2) % heads != 0 || value.Dim(2) % heads != 0)
            throw new ShapeException(Messages.HeadsDoNotDivide(query.Shape, value.Shape, heads));
        Shape.Require(key, [batch, sources, query.Dim(2)], Name, nameof(key));
        Shape.Require(value, [batch, sources, value.Dim(2)], Name, nameof(value));

        var (width, valueWidth) = (query.Dim(2) / heads, value.Dim(2) / heads);
        var attention = new Attention(
            batch, heads, Heads.SideBySide(heads, length, width), Heads.SideBySide(heads, sources, width),
            Heads.SideBySide(heads, sources, valueWidth), Heads.SideBySide(heads, length, valueWidth), mask, dropout, random);
        var y = Attend(attention, query, key, value, [batch, length, value.Dim(2)], heads, keepWeights, out var padded);
        weights = padded?.Slice(-1, 0, sources);
        return y;
    }

    private static Tensor Attend(
        Attention attention, Tensor query, Tensor key, Tensor value, Shape result, int heads, bool keepWeights, out Tensor? probabilities)
    {
        // Who predicts needs no probabilities afterwards: they are not even written to memory.
        var p = keepWeights || Tensor.IsRecorded([query, key, value])
            ? Tensor.Empty([query.Dim(0), heads, result[-2], attention.PaddedLength])
            : null;
        var y = Tensor.Empty(result);
        attention.Forward(query, key, value, p, y);
        probabilities = keepWeights ? p : null;
        return Tensor.Result(y, [query, key, value], (attention, query, key, value, p), static (forward, dy) =>
        {
            var (attention, query, key, value, p) = forward;
            // One tensor may be all three: then the first writes and the others add, head by head.
            var dq = GradientOf(query, out var addQ);
            var dk = GradientOf(key, out var addK);
            var dv = GradientOf(value, out var addV);
            attention.Backward(query, key, value, p!, dy, dq, addQ, dk, addK, dv, addV);
        });
    }

    /// <summary>Where to write a gradient; a place that is thrown away for a tensor that requires none.</summary>
    private static Tensor GradientOf(Tensor x, out bool add)
    {
        add = false;
        return x.RequiresGrad ? x.GradientBuffer(out add) : Tensor.Empty(x.Shape);
    }
}
