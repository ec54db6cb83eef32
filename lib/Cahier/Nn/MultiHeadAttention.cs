using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>
/// H attentions side by side, each with its own projections of queries, keys and values, and a linear map that joins what
/// they found (Vaswani et al. 2017, section 3.2.2).
/// </summary>
/// <remarks>
/// The H heads' projections are rows of one matrix, as in PyTorch: <c>in_proj_weight</c> [2·H·K + H·Kᵥ, D] holds
/// W_Q, then W_K, then W_V, head after head in each. K and Kᵥ are D/H unless others are given.
/// </remarks>
public sealed class MultiHeadAttention : Module
{
    private readonly int _heads, _keyWidth, _valueWidth;
    private readonly Tensor _projection;
    private readonly Tensor? _projectionBias;
    private readonly Linear _output;
    private readonly float _dropout;
    private readonly Random _random;

    /// <summary>Heads with random projections, first values as in PyTorch (Xavier for the inputs, biases 0).</summary>
    /// <param name="width">D, the width of what comes in and goes out.</param>
    /// <param name="heads">H</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="keyWidth">K, the width of one head's queries and keys; D/H if not given.</param>
    /// <param name="valueWidth">Kᵥ, the width of one head's values; D/H if not given.</param>
    /// <param name="bias">Whether the four linear maps have biases.</param>
    /// <param name="dropout">Probability of dropping an attention weight while learning, as PyTorch's.</param>
    /// <exception cref="ArgumentException">There is no head, or D is not a multiple of H and a head's width is not given.</exception>
    public MultiHeadAttention(
        int width, int heads, Random random, int? keyWidth = null, int? valueWidth = null, bool bias = true,
        float dropout = 0)
    {
        if (heads < 1)
            throw new ArgumentOutOfRangeException(nameof(heads), Messages.HeadsDoNotDivide(width, heads));
        if (!(dropout is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(dropout), Messages.NotAProbability(nameof(MultiHeadAttention), nameof(dropout), dropout));
        }

        (_dropout, _random) = (dropout, random);
        _heads = heads;
        _keyWidth = keyWidth ?? HeadWidth(width, heads);
        _valueWidth = valueWidth ?? HeadWidth(width, heads);
        var rows = heads * (2 * _keyWidth + _valueWidth);
        _projection = Register("in_proj_weight", Initialization.XavierUniform(rows, width, random));
        _projectionBias = bias ? Register("in_proj_bias", Tensor.Zeros(rows)) : null;
        _output = Register("out_proj", new Linear(heads * _valueWidth, width, random, bias));
        _output.Bias?.AsSpan().Clear();
    }

    internal static MultiHeadAttention Of(BlockOptions options, Random random) =>
        new(options.Width, options.Heads, random, options.KeyWidth, options.ValueWidth, options.Bias, options.AttentionDropout);

    /// <summary>Whether <see cref="LastWeights"/> is to be filled.</summary>
    public bool KeepWeights { get; set; }

    /// <summary>The attention weights of the last call, [B, H, T, S], when <see cref="KeepWeights"/> asks for them.</summary>
    public Tensor? LastWeights { get; private set; }

    /// <summary>Each query looks at the keys and brings back a mixture of the values.</summary>
    /// <param name="query">[B, T, D]</param>
    /// <param name="key">[B, S, D]; the same tensor as the query in self-attention</param>
    /// <param name="value">[B, S, D]</param>
    /// <param name="mask">which query may look at which key, broadcast to [B, H, T, S]</param>
    /// <returns>[B, T, D]</returns>
    public Tensor Forward(Tensor query, Tensor key, Tensor value, Mask? mask = null)
    {
        var dropout = Training ? _dropout : 0;
        if (ReferenceEquals(query, key) && ReferenceEquals(key, value))
        {
            var projected = Functional.Linear(query, _projection, _projectionBias);         // [B, T, 2·H·K + H·Kᵥ]
            var mixed = Functional.SelfAttention(                                           // [B, T, H·Kᵥ]
                projected, _heads, _keyWidth, mask, dropout, _random, KeepWeights, out var ownWeights);
            LastWeights = ownWeights;
            return _output.Forward(mixed);                                                  // [B, T, D]
        }

        var q = Project(query, firstRow: 0, _heads * _keyWidth);                            // [B, T, H·K]
        var k = Project(key, firstRow: _heads * _keyWidth, _heads * _keyWidth);             // [B, S, H·K]
        var v = Project(value, firstRow: 2 * _heads * _keyWidth, _heads * _valueWidth);     // [B, S, H·Kᵥ]
        var found = Functional.MultiHeadAttention(                                          // [B, T, H·Kᵥ]
            q, k, v, _heads, mask, dropout, _random, KeepWeights, out var weights);
        LastWeights = weights;
        return _output.Forward(found);                                                      // [B, T, D]
    }

    private Tensor Project(Tensor x, int firstRow, int rows) =>
        Functional.Linear(x, _projection.Slice(0, firstRow, rows), _projectionBias?.Slice(0, firstRow, rows));

    private static int HeadWidth(int width, int heads) =>
        width % heads == 0 ? width / heads : throw new ArgumentException(Messages.HeadsDoNotDivide(width, heads), nameof(heads));
}
