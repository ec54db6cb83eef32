using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>
/// Self-attention over what is already written, attention to the encoder's memory, then a feed-forward network, each added to
/// what entered it (Vaswani et al. 2017, figure 1 right).
/// </summary>
public sealed class TransformerDecoderLayer : Module
{
    private readonly FeedForward _feedForward;
    private readonly LayerNorm _norm1, _norm2, _norm3;
    private readonly Dropout _dropout;
    private readonly bool _normFirst;

    /// <summary>A layer with random weights.</summary>
    public TransformerDecoderLayer(BlockOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        SelfAttention = Register("self_attn", MultiHeadAttention.ToItself(options, random));
        CrossAttention = Register("multihead_attn", MultiHeadAttention.ToOther(options, random));
        _feedForward = Register("", FeedForward.Of(options, random));
        _norm1 = Register("norm1", LayerNorm.Of(options));
        _norm2 = Register("norm2", LayerNorm.Of(options));
        _norm3 = Register("norm3", LayerNorm.Of(options));
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        _normFirst = options.NormFirst;
    }

    /// <summary>Where the word to come looks at the words already written.</summary>
    public MultiHeadAttention SelfAttention { get; }

    /// <summary>Where the word to come looks at the sentence to translate.</summary>
    public MultiHeadAttention CrossAttention { get; }

    /// <summary>One step of the decoder.</summary>
    /// <param name="x">[B, T, D]</param>
    /// <param name="memory">[B, S, D], what the encoder made of the source</param>
    /// <param name="mask">which target position may look at which, broadcast to [B, H, T, T]</param>
    /// <param name="memoryMask">which target position may look at which source position, broadcast to [B, H, T, S]</param>
    /// <returns>[B, T, D]</returns>
    public Tensor Forward(Tensor x, Tensor memory, Mask? mask = null, Mask? memoryMask = null) =>
        Forward(x, memory, mask, memoryMask, cache: null);

    /// <summary>The same, or with a cache the next tokens after those that it remembers.</summary>
    internal Tensor Forward(Tensor x, Tensor memory, Mask? mask, Mask? memoryMask, DecoderCache? cache)
    {
        if (_normFirst)
        {
            x += Attend(_norm1.Forward(x), mask, cache);
            x += AttendTo(memory, _norm2.Forward(x), memoryMask, cache);
            return x + Think(_norm3.Forward(x));
        }
        x = _norm1.Forward(x + Attend(x, mask, cache));
        x = _norm2.Forward(x + AttendTo(memory, x, memoryMask, cache));
        return _norm3.Forward(x + Think(x));
    }

    private Tensor Attend(Tensor x, Mask? mask, DecoderCache? cache) =>
        _dropout.Forward(cache is null ? SelfAttention.Forward(x, x, x, mask) : SelfAttention.Continue(x, cache.Self));

    private Tensor AttendTo(Tensor memory, Tensor x, Mask? mask, DecoderCache? cache) => _dropout.Forward(
        cache is null ? CrossAttention.Forward(x, memory, memory, mask) : CrossAttention.Recall(x, memory, mask, cache.Cross));

    private Tensor Think(Tensor x) => _dropout.Forward(_feedForward.Forward(x));
}
