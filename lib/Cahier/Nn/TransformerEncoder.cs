using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>A stack of encoder layers: what the words of the source become when each has looked at the others several times.</summary>
public sealed class TransformerEncoder : Module
{
    private readonly LayerNorm? _norm;

    /// <summary>A stack with random weights.</summary>
    /// <param name="options">What each layer is made of.</param>
    /// <param name="layers">N, how many there are.</param>
    /// <param name="finalNorm">Whether one more normalisation follows the last layer.</param>
    /// <param name="random">Where the first weights come from.</param>
    public TransformerEncoder(BlockOptions options, int layers, bool finalNorm, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        Bounds.AtLeast(layers, 0);
        Layers = [.. Enumerable.Range(0, layers).Select(i => Register($"layers.{i}", new TransformerEncoderLayer(options, random)))];
        _norm = finalNorm ? Register("norm", LayerNorm.Of(options)) : null;
    }

    /// <summary>The layers, the first to act first.</summary>
    public IReadOnlyList<TransformerEncoderLayer> Layers { get; }

    /// <summary>All layers, one after the other.</summary>
    /// <param name="x">[B, S, D]</param>
    /// <param name="mask">which position may look at which, broadcast to [B, H, S, S]</param>
    /// <returns>[B, S, D], the memory</returns>
    public Tensor Forward(Tensor x, Mask? mask = null) => Forward(x, mask, caches: null);

    /// <summary>
    /// The same, or with one cache a layer the next tokens after those that they remember, each seeing only what is before it.
    /// </summary>
    internal Tensor Forward(Tensor x, Mask? mask, IReadOnlyList<KeyValueCache>? caches)
    {
        for (var i = 0; i < Layers.Count; i++)
            x = Layers[i].Forward(x, mask, caches?[i]);
        return _norm?.Forward(x) ?? x;
    }

    /// <summary>The first layers alone, without the normalisation after the last.</summary>
    /// <param name="x">[B, S, D]</param>
    /// <param name="mask">which position may look at which, broadcast to [B, H, S, S]</param>
    /// <param name="layers">How many layers.</param>
    /// <returns>[B, S, D]</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many layers.</exception>
    public Tensor First(int layers, Tensor x, Mask? mask = null)
    {
        Bounds.AtLeast(layers, 0);
        Bounds.AtMost(layers, Layers.Count);
        for (var i = 0; i < layers; i++)
            x = Layers[i].Forward(x, mask);
        return x;
    }
}
