using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// How well each query matches each key: v·tanh(q + k) (Bahdanau et al. 2015, appendix A.1.2, of what W and U made of both).
    /// </summary>
    /// <param name="query">[B, T, A]</param>
    /// <param name="key">[B, S, A]</param>
    /// <param name="v">[A]</param>
    /// <returns>[B, T, S]</returns>
    /// <exception cref="ShapeException">The shapes do not fit, or there is no example.</exception>
    public static Tensor AdditiveScores(Tensor query, Tensor key, Tensor v)
    {
        Shape.RequireExactRank(query, 3, nameof(AdditiveScores), nameof(query));
        Shape.RequireExactRank(key, 3, nameof(AdditiveScores), nameof(key));
        Shape.RequireExamples(query, nameof(AdditiveScores), nameof(query));
        Shape.RequireExamples(key, nameof(AdditiveScores), nameof(key));
        var (batch, length, width, sources) = (query.Dim(0), query.Dim(1), query.Dim(2), key.Dim(1));
        Shape.Require(key, [batch, sources, width], nameof(AdditiveScores), nameof(key));
        Shape.Require(v, [width], nameof(AdditiveScores), nameof(v));

        var scores = Tensor.Empty([batch, length, sources]);
        var match = new AdditiveMatch(length, sources, width);
        Cores.Split(batch, match.Work * batch, (from, to) =>
        {
            for (var b = from; b < to; b++)
                match.Forward(query.Row(b, length * width), key.Row(b, sources * width), v.AsSpan(), scores.Row(b, length * sources));
        });

        return Tensor.Result(scores, [query, key, v], dy =>
        {
            // s = Σ v∘tanh(q + k): dq and dk get v∘(1 − tanh²)·ds, v gets tanh·ds, one sum for each example so that cores share none
            var (dq, dk, dv) = (Tensor.Zeros(query.Shape), Tensor.Zeros(key.Shape), Tensor.Zeros(batch, width));
            Cores.Split(batch, 2 * match.Work * batch, (from, to) =>
            {
                for (var b = from; b < to; b++)
                {
                    match.Backward(
                        query.Row(b, length * width), key.Row(b, sources * width), v.AsSpan(), dy.Row(b, length * sources),
                        dq.Row(b, length * width), dk.Row(b, sources * width), dv.Row(b, width));
                }
            });
            query.AddGradient(dq);
            key.AddGradient(dk);
            v.AddGradient(dv);
        });
    }
}
