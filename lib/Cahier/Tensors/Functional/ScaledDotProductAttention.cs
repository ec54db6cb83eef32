namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>softmax(Q·Kᵀ/√K)·V (Vaswani et al. 2017, eq. 1): each query takes a mean of the values, weighted by how well it matches their keys.</summary>
    /// <param name="query">[B, H, T, K]</param>
    /// <param name="key">[B, H, S, K]</param>
    /// <param name="value">[B, H, S, Kv]</param>
    /// <param name="mask">What may be looked at, broadcast to [B, H, T, S]; null: everything. A row in which all is hidden gives zeros.</param>
    /// <returns>[B, H, T, Kv]</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor ScaledDotProductAttention(Tensor query, Tensor key, Tensor value, Mask? mask = null) =>
        ScaledDotProductAttention(query, key, value, mask, out _);

    /// <summary>The same, and the weights by which the values were mixed.</summary>
    /// <param name="query">[B, H, T, K]</param>
    /// <param name="key">[B, H, S, K]</param>
    /// <param name="value">[B, H, S, Kv]</param>
    /// <param name="mask">What may be looked at, broadcast to [B, H, T, S]; null: everything.</param>
    /// <param name="weights">[B, H, T, S]: how much position t looks at position s; without gradient.</param>
    /// <returns>[B, H, T, Kv]</returns>
    public static Tensor ScaledDotProductAttention(Tensor query, Tensor key, Tensor value, Mask? mask, out Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(key);
        var scores = query.MatMul(key.Transpose()) / MathF.Sqrt(query.Dim(-1));
        if (mask is not null)
            scores = scores.MaskedFill(mask, float.NegativeInfinity);
        var attention = scores.Softmax();
        weights = attention.Detach();
        return attention.MatMul(value);
    }
}
