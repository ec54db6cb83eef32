using Cahier.Tensors;

namespace Cahier.Nn;

public sealed partial class MultiHeadAttention
{
    /// <summary>
    /// Attention of the next tokens of a text to themselves and to all before, which are remembered: the last rows of what
    /// <see cref="Forward"/> gives for the whole text under a causal mask. Without gradient.
    /// </summary>
    /// <param name="x">[B, T, D], the tokens that follow</param>
    /// <param name="cache">The tokens before, to which these are added.</param>
    /// <returns>[B, T, D]</returns>
    internal Tensor Continue(Tensor x, KeyValueCache cache)
    {
        var (start, length) = (cache.Length, x.Dim(1));
        var projected = Functional.Linear(x, _projection, _projectionBias);                 // [B, T, 2·H·K + H·Kᵥ]
        if (_rotary)
            projected = Functional.Rotary(projected, _keyWidth, start, columns: 2 * Keys);
        cache.Append(projected, Keys..(2 * Keys), (2 * Keys)..);
        // The last token may look at all that there is.
        return _output.Forward(Recall(projected, cache, length == 1 ? null : Mask.Causal(length, start), start));
    }

    /// <summary>
    /// Attention to another sequence, whose keys and values are computed the first time and then remembered. Without gradient.
    /// </summary>
    /// <param name="x">[B, T, D]</param>
    /// <param name="memory">[B, S, D]</param>
    /// <param name="mask">which position of the memory may be looked at, broadcast to [B, H, T, S]</param>
    /// <param name="cache">Empty the first time.</param>
    /// <returns>[B, T, D]</returns>
    internal Tensor Recall(Tensor x, Tensor memory, Mask? mask, KeyValueCache cache)
    {
        if (cache.Length == 0)
            cache.Append(Project(memory, firstRow: Keys, Keys + Values), ..Keys, Keys..);
        return _output.Forward(Recall(Project(x, firstRow: 0, Keys), cache, mask, start: 0));
    }

    private Tensor Recall(Tensor queries, KeyValueCache cache, Mask? mask, int start)
    {
        if (_relative is not null)
        {
            return Mix(
                queries.Slice(-1, 0, Keys), cache.Keys.Slice(1, 0, cache.Length), cache.Values.Slice(1, 0, cache.Length), mask, start);
        }
        var found = Functional.CachedAttention(
            queries, cache.Keys, cache.Values, cache.Length, _heads, mask, KeepWeights, out var weights);
        LastWeights = weights;
        return found;
    }
}
