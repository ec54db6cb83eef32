using Cahier.Nn.Models;
using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>
/// One vector for a whole text, the mean of its words' vectors weighted by attention: t̂ = Σ p(aᵢ|t)·v(xᵢ) with p(aᵢ|t) ∝ exp(q·xᵢ).
/// The query q is learned, or computed from the text; without one all words count alike.
/// </summary>
public sealed class AttentionPooling : Module
{
    private readonly AttentionPoolingOptions _options;
    private readonly Tensor? _query;
    private readonly Mlp? _queryOfText, _value;

    /// <summary>A pooling with random weights.</summary>
    /// <param name="width">D, the width of a word's vector.</param>
    /// <param name="options">Which form.</param>
    /// <param name="random">Where the first weights come from.</param>
    public AttentionPooling(int width, AttentionPoolingOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _query = options.Query == PoolingQuery.Learned ? Register("query", Initialization.KaimingUniform(width, random, width)) : null;
        _queryOfText = options.Query == PoolingQuery.FromText
            ? Register("query", new Mlp([width, .. options.QueryHidden, width], random))
            : null;
        _value = options.ValueHidden is { } hidden ? Register("value", new Mlp([width, .. hidden, width], random)) : null;
    }

    /// <summary>Pools each text.</summary>
    /// <param name="x">[B, T, D], the words' vectors</param>
    /// <param name="mask">Which are words and not padding, broadcast to [B, T]; null: all. A text without words gives zeros.</param>
    /// <returns>t̂, [B, D], and the weights p(aᵢ|t), [B, T], which sum to 1 and are 0 in the padding.</returns>
    public (Tensor Pooled, Tensor Weights) Forward(Tensor x, Mask? mask = null)
    {
        Shape.RequireExactRank(x, 3, nameof(AttentionPooling), nameof(x));
        Shape.RequireExamples(x, nameof(AttentionPooling), nameof(x));
        var (batch, time) = (x.Dim(0), x.Dim(1));
        var alike = Weights(Tensor.Zeros(batch, time), mask);
        var weights = _options.Query switch
        {
            PoolingQuery.None => alike,
            PoolingQuery.Learned => Weights(x.MatMul(_query!.Unsqueeze(1)).Squeeze(2), mask),
            // q(t) from the mean of the words' vectors
            _ => Weights(x.MatMul(_queryOfText!.Forward(Mean(alike, x)).Unsqueeze(2)).Squeeze(2), mask),
        };
        return (Mean(weights, _value?.Forward(x) ?? x), weights);
    }

    /// <summary>softmax of the scores of words.</summary>
    private static Tensor Weights(Tensor scores, Mask? mask) =>
        (mask is null ? scores : scores.MaskedFill(mask, float.NegativeInfinity)).Softmax();

    /// <summary>Σ wᵢ·xᵢ</summary>
    private static Tensor Mean(Tensor weights, Tensor x) => weights.Unsqueeze(1).MatMul(x).Squeeze(1);
}
