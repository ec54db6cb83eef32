using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Self-attention, then a feed-forward network, each added to what entered it (Vaswani et al. 2017, figure 1 left).</summary>
public sealed class TransformerEncoderLayer : Module
{
    private readonly FeedForward _feedForward;
    private readonly LayerNorm _norm1, _norm2;
    private readonly Dropout _dropout;
    private readonly bool _normFirst;

    /// <summary>A layer with random weights.</summary>
    public TransformerEncoderLayer(BlockOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        SelfAttention = Register("self_attn", MultiHeadAttention.ToItself(options, random));
        _feedForward = Register("", FeedForward.Of(options, random));
        _norm1 = Register("norm1", LayerNorm.Of(options));
        _norm2 = Register("norm2", LayerNorm.Of(options));
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        _normFirst = options.NormFirst;
    }

    /// <summary>Where the words of the sentence look at each other.</summary>
    public MultiHeadAttention SelfAttention { get; }

    /// <summary>One step of the encoder.</summary>
    /// <param name="x">[B, S, D]</param>
    /// <param name="mask">which position may look at which, broadcast to [B, H, S, S]</param>
    /// <returns>[B, S, D]</returns>
    public Tensor Forward(Tensor x, Mask? mask = null) => Forward(x, mask, cache: null);

    /// <summary>The same, or with a cache the next tokens after those that it remembers, each seeing only what is before it.</summary>
    internal Tensor Forward(Tensor x, Mask? mask, KeyValueCache? cache)
    {
        if (_normFirst)
        {
            x += Attend(_norm1.Forward(x), mask, cache);
            return x + Think(_norm2.Forward(x));
        }
        x = _norm1.Forward(x + Attend(x, mask, cache));
        return _norm2.Forward(x + Think(x));
    }

    private Tensor Attend(Tensor x, Mask? mask, KeyValueCache? cache) =>
        _dropout.Forward(cache is null ? SelfAttention.Forward(x, x, x, mask) : SelfAttention.Continue(x, cache));

    private Tensor Think(Tensor x) => _dropout.Forward(_feedForward.Forward(x));
}
