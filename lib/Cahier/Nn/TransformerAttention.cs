using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Who looked at whom, in every layer: the attention weights of one pass through a transformer.</summary>
/// <param name="EncoderSelf">One [B, H, S, S] a layer: source words looking at source words.</param>
/// <param name="DecoderSelf">One [B, H, T, T] a layer: target words looking at target words already written.</param>
/// <param name="Cross">One [B, H, T, S] a layer: target words looking at source words.</param>
public sealed record TransformerAttention(
    IReadOnlyList<Tensor> EncoderSelf, IReadOnlyList<Tensor> DecoderSelf, IReadOnlyList<Tensor> Cross);

/// <summary>Looking inside a transformer.</summary>
public static class AttentionInspection
{
    /// <summary>Runs the model, as it is used and not as it learns, and keeps all attention weights.</summary>
    /// <param name="model">Any transformer.</param>
    /// <param name="source">[B, S] word numbers</param>
    /// <param name="target">[B, T] word numbers, the first of which is the start</param>
    /// <returns>The weights, which belong to the scope in force, if any.</returns>
    public static TransformerAttention AttentionWeights(this Transformer model, int[,] source, int[,] target)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var noGrad = Tensor.NoGrad();
        using var scope = Tensor.NewDisposeScope();
        using var evaluation = model.Evaluation();
        var encoder = model.Encoder.Layers.Select(layer => layer.SelfAttention).ToList();
        var decoder = model.Decoder.Layers.Select(layer => layer.SelfAttention).ToList();
        var cross = model.Decoder.Layers.Select(layer => layer.CrossAttention).ToList();
        List<(MultiHeadAttention Attention, bool Kept)> before =
            [.. encoder.Concat(decoder).Concat(cross).Select(attention => (attention, attention.KeepWeights))];
        try
        {
            foreach (var (attention, _) in before)
                attention.KeepWeights = true;
            model.Forward(source, target);
            return new(Weights(encoder), Weights(decoder), Weights(cross));
        }
        finally
        {
            foreach (var (attention, kept) in before)
                attention.KeepWeights = kept;
        }

        Tensor[] Weights(IEnumerable<MultiHeadAttention> attentions) =>
            [.. attentions.Select(attention => scope.Keep(attention.LastWeights!))];
    }
}
