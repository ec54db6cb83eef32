using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>
/// Additive attention (Bahdanau et al. 2015, section 3.1): a small network says how well a query matches each key, eᵢⱼ =
/// v·tanh(W·qᵢ + U·kⱼ); their softmax weighs the keys, of which the context is the mean.
/// </summary>
public sealed class AdditiveAttention : Module
{
    private readonly Linear _query, _key;
    private readonly Tensor _score;

    /// <summary>An attention with random weights.</summary>
    /// <param name="queryWidth">Width of a query.</param>
    /// <param name="keyWidth">D, width of a key.</param>
    /// <param name="width">A, width of the layer that compares the two.</param>
    /// <param name="random">Where the first weights come from.</param>
    public AdditiveAttention(int queryWidth, int keyWidth, int width, Random random)
    {
        _query = Register("query", new Linear(queryWidth, width, random, bias: false));
        _key = Register("key", new Linear(keyWidth, width, random));
        _score = Register("score", Initialization.KaimingUniform(width, random, width));
    }

    /// <summary>Whether <see cref="LastWeights"/> is to be filled.</summary>
    public bool KeepWeights { get; set; }

    /// <summary>The weights of the last call, [B, T, S], when <see cref="KeepWeights"/> asks for them: the alignment to draw.</summary>
    public Tensor? LastWeights { get; private set; }

    /// <summary>U·k of all keys: the part that does not depend on the queries, worth computing once when these come one by one.</summary>
    /// <param name="keys">[B, S, D]</param>
    /// <returns>[B, S, A]</returns>
    public Tensor Project(Tensor keys) => _key.Forward(keys);

    /// <summary>Each query takes a mean of the keys, weighted by how well they match.</summary>
    /// <param name="query">[B, T, queryWidth]</param>
    /// <param name="keys">[B, S, D]</param>
    /// <param name="mask">
    /// What may be looked at, broadcast to [B, T, S]; null: everything. Where all is hidden, the context is zero.
    /// </param>
    /// <param name="projected">What <see cref="Project"/> made of the keys; null: it is computed here.</param>
    /// <returns>[B, T, D], the contexts</returns>
    public Tensor Forward(Tensor query, Tensor keys, Mask? mask = null, Tensor? projected = null)
    {
        var scores = Functional.AdditiveScores(_query.Forward(query), projected ?? Project(keys), _score);
        var weights = (mask is null ? scores : scores.MaskedFill(mask, float.NegativeInfinity)).Softmax();
        LastWeights = KeepWeights ? weights : null;
        return weights.MatMul(keys);
    }
}
