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
public sealed partial class MultiHeadAttention : Module
{
    private readonly int _heads, _keyWidth, _valueWidth;
    private readonly Tensor _projection;
    private readonly Tensor? _projectionBias;
    private readonly Linear _output;
    private readonly float _dropout;
    private readonly Random _random;
    private readonly bool _rotary;
    private readonly RelativePositionBias? _relative;

    /// <summary>Heads with random projections, first values as in PyTorch (Xavier for the inputs, biases 0).</summary>
    /// <param name="width">D, the width of what comes in and goes out.</param>
    /// <param name="heads">H</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="keyWidth">K, the width of one head's queries and keys; D/H if not given.</param>
    /// <param name="valueWidth">Kᵥ, the width of one head's values; D/H if not given.</param>
    /// <param name="bias">Whether the four linear maps have biases.</param>
    /// <param name="dropout">Probability of dropping an attention weight while learning, as PyTorch's.</param>
    /// <param name="positions">
    /// Relative or rotary: attention itself knows how far apart words stand. Others are none of its business.
    /// </param>
    /// <param name="relativeReach">R, the largest offset that relative positions tell from the next.</param>
    /// <exception cref="ArgumentException">There is no head, or D is not a multiple of H and a head's width is not given.</exception>
    public MultiHeadAttention(
        int width, int heads, Random random, int? keyWidth = null, int? valueWidth = null, bool bias = true,
        float dropout = 0, PositionKind positions = PositionKind.None, int relativeReach = 32)
    {
        if (heads < 1)
            throw new ArgumentOutOfRangeException(nameof(heads), Messages.HeadsDoNotDivide(width, heads));
        if (!(dropout is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(dropout), Messages.NotAProbability(nameof(MultiHeadAttention), nameof(dropout), dropout));
        }

        (_heads, _dropout, _random) = (heads, dropout, random);
        _keyWidth = keyWidth ?? HeadWidth(width, heads);
        _valueWidth = valueWidth ?? HeadWidth(width, heads);
        var rows = heads * (2 * _keyWidth + _valueWidth);
        _projection = Register("in_proj_weight", Initialization.XavierUniform(rows, width, random));
        _projectionBias = bias ? Register("in_proj_bias", Tensor.Zeros(rows)) : null;
        _output = Register("out_proj", new Linear(heads * _valueWidth, width, random, bias));
        _output.Bias?.AsSpan().Clear();
        _rotary = positions == PositionKind.Rotary;
        _relative = positions == PositionKind.Relative
            ? Register("relative_bias", new RelativePositionBias(heads, relativeReach, random))
            : null;
    }

    /// <summary>Attention of a sequence to itself, where relative and rotary positions have their place.</summary>
    internal static MultiHeadAttention ToItself(BlockOptions options, Random random) => new(
        options.Width, options.Heads, random, options.KeyWidth, options.ValueWidth, options.Bias, options.AttentionDropout,
        options.Positions, options.RelativeReach);

    /// <summary>Attention to another sequence: how far apart positions of the two stand means nothing.</summary>
    internal static MultiHeadAttention ToOther(BlockOptions options, Random random) => new(
        options.Width, options.Heads, random, options.KeyWidth, options.ValueWidth, options.Bias, options.AttentionDropout);

    /// <summary>Whether <see cref="LastWeights"/> is to be filled.</summary>
    public bool KeepWeights { get; set; }

    /// <summary>The attention weights of the last call, [B, H, T, S], when <see cref="KeepWeights"/> asks for them.</summary>
    public Tensor? LastWeights { get; private set; }

    private int Keys => _heads * _keyWidth;

    private int Values => _heads * _valueWidth;

    /// <summary>Each query looks at the keys and brings back a mixture of the values.</summary>
    /// <param name="query">[B, T, D]</param>
    /// <param name="key">[B, S, D]; the same tensor as the query in self-attention</param>
    /// <param name="value">[B, S, D]</param>
    /// <param name="mask">which query may look at which key, broadcast to [B, H, T, S]</param>
    /// <returns>[B, T, D]</returns>
    public Tensor Forward(Tensor query, Tensor key, Tensor value, Mask? mask = null)
    {
        if (ReferenceEquals(query, key) && ReferenceEquals(key, value))
            return AttendToItself(query, mask);

        var q = Turned(Project(query, firstRow: 0, Keys));          // [B, T, H·K]
        var k = Turned(Project(key, firstRow: Keys, Keys));         // [B, S, H·K]
        var v = Project(value, firstRow: 2 * Keys, Values);         // [B, S, H·Kᵥ]
        return _output.Forward(Mix(q, k, v, mask));                 // [B, T, D]
    }

    /// <summary>Where all three are the same tensor, one product gives queries, keys and values.</summary>
    private Tensor AttendToItself(Tensor x, Mask? mask)
    {
        var projected = Functional.Linear(x, _projection, _projectionBias);                 // [B, T, 2·H·K + H·Kᵥ]
        if (_relative is not null)
        {
            return _output.Forward(Mix(
                projected.Slice(-1, 0, Keys), projected.Slice(-1, Keys, Keys), projected.Slice(-1, 2 * Keys, Values), mask));
        }

        var found = Functional.SelfAttention(                                               // [B, T, H·Kᵥ]
            _rotary ? Functional.Rotary(projected, _keyWidth, start: 0, columns: 2 * Keys) : projected,
            _heads, _keyWidth, mask, Training ? _dropout : 0, _random, KeepWeights, out var weights);
        LastWeights = weights;
        return _output.Forward(found);                                                      // [B, T, D]
    }

    /// <summary>Queries [B, T, H·K] look at keys [B, S, H·K] and mix values [B, S, H·Kᵥ].</summary>
    private Tensor Mix(Tensor q, Tensor k, Tensor v, Mask? mask, int start = 0)
    {
        var dropout = Training ? _dropout : 0;
        if (_relative is not null)
            return MixByOffset(q, k, v, mask, dropout, start);

        var found = Functional.MultiHeadAttention(q, k, v, _heads, mask, dropout, _random, KeepWeights, out var weights);
        LastWeights = weights;
        return found;
    }

    /// <summary>The same in small steps, with a number for each offset added to the scores.</summary>
    private Tensor MixByOffset(Tensor q, Tensor k, Tensor v, Mask? mask, float dropout, int start)
    {
        Tensor Apart(Tensor x, int width) => x.Reshape(x.Dim(0), x.Dim(1), _heads, width).Transpose(1, 2);
        var scores = Apart(q, _keyWidth).MatMul(Apart(k, _keyWidth).Transpose()) / MathF.Sqrt(_keyWidth)
            + _relative!.Forward(q.Dim(1), k.Dim(1), start);                                // [B, H, T, S]
        var weights = (mask is null ? scores : scores.MaskedFill(mask, float.NegativeInfinity)).Softmax();
        LastWeights = KeepWeights ? weights.Detach() : null;
        if (dropout > 0)
            weights = Functional.Dropout(weights, dropout, _random);
        return weights.MatMul(Apart(v, _valueWidth)).Transpose(1, 2).Reshape(q.Dim(0), q.Dim(1), Values);
    }

    private Tensor Turned(Tensor x) => _rotary ? Functional.Rotary(x, _keyWidth) : x;

    private Tensor Project(Tensor x, int firstRow, int rows) =>
        Functional.LinearRows(x, _projection, _projectionBias, firstRow, rows);

    private static int HeadWidth(int width, int heads) =>
        width % heads == 0 ? width / heads : throw new ArgumentException(Messages.HeadsDoNotDivide(width, heads), nameof(heads));
}
