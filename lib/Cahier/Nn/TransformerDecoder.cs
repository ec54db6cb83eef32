using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>A stack of decoder layers, which all read the same memory: that of the encoder's last layer.</summary>
public sealed class TransformerDecoder : Module
{
    private readonly LayerNorm? _norm;

    /// <summary>A stack with random weights.</summary>
    /// <param name="options">What each layer is made of.</param>
    /// <param name="layers">N, how many there are.</param>
    /// <param name="finalNorm">Whether one more normalisation follows the last layer.</param>
    /// <param name="random">Where the first weights come from.</param>
    public TransformerDecoder(BlockOptions options, int layers, bool finalNorm, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        Layers = [.. Enumerable.Range(0, layers).Select(i => Register($"layers.{i}", new TransformerDecoderLayer(options, random)))];
        _norm = finalNorm ? Register("norm", LayerNorm.Of(options)) : null;
    }

    /// <summary>The layers, the first to act first.</summary>
    public IReadOnlyList<TransformerDecoderLayer> Layers { get; }

    /// <summary>All layers, one after the other.</summary>
    /// <param name="x">[B, T, D]</param>
    /// <param name="memory">[B, S, D]</param>
    /// <param name="mask">which target position may look at which, broadcast to [B, H, T, T]</param>
    /// <param name="memoryMask">which target position may look at which source position, broadcast to [B, H, T, S]</param>
    /// <returns>[B, T, D]</returns>
    public Tensor Forward(Tensor x, Tensor memory, Mask? mask = null, Mask? memoryMask = null) =>
        Forward(x, memory, mask, memoryMask, caches: null);

    /// <summary>The same, or with one cache a layer the next tokens after those that they remember.</summary>
    internal Tensor Forward(Tensor x, Tensor memory, Mask? mask, Mask? memoryMask, IReadOnlyList<DecoderCache>? caches)
    {
        for (var i = 0; i < Layers.Count; i++)
            x = Layers[i].Forward(x, memory, mask, memoryMask, caches?[i]);
        return _norm?.Forward(x) ?? x;
    }
}
