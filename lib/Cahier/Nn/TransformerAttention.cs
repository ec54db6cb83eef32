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
        var (encoder, decoder) = (model.Encoder.Layers, model.Decoder.Layers);
        var weights = Weights(
            model,
            [
                .. encoder.Select(layer => layer.SelfAttention), .. decoder.Select(layer => layer.SelfAttention),
                .. decoder.Select(layer => layer.CrossAttention),
            ],
            () => model.Forward(source, target));
        return new(
            weights[..encoder.Count], weights[encoder.Count..(encoder.Count + decoder.Count)], weights[(encoder.Count + decoder.Count)..]);
    }

    /// <summary>Runs a model, as it is used and not as it learns, and keeps the attention weights of one of its stacks.</summary>
    /// <param name="stack">The stack: <c>gpt.Decoder</c>, <c>bert.Encoder</c>…</param>
    /// <param name="model">The model to which it belongs.</param>
    /// <param name="run">What is to be run: <c>() => model.Forward(ids)</c>.</param>
    /// <returns>One [B, H, T, T] a layer; they belong to the scope in force, if any.</returns>
    public static IReadOnlyList<Tensor> AttentionWeights(this TransformerEncoder stack, Module model, Action run)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(run);
        return Weights(model, [.. stack.Layers.Select(layer => layer.SelfAttention)], run);
    }

    private static Tensor[] Weights(Module model, MultiHeadAttention[] attentions, Action run)
    {
        using var noGrad = Tensor.NoGrad();
        using var scope = Tensor.NewDisposeScope();
        using var evaluation = model.Evaluation();
        bool[] before = [.. attentions.Select(attention => attention.KeepWeights)];
        try
        {
            foreach (var attention in attentions)
                attention.KeepWeights = true;
            run();
            return [.. attentions.Select(attention => scope.Keep(attention.LastWeights!))];
        }
        finally
        {
            for (var i = 0; i < attentions.Length; i++)
                attentions[i].KeepWeights = before[i];
        }
    }
}
