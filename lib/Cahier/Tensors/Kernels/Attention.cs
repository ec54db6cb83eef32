namespace Cahier.Tensors.Kernels;

/// <summary>
/// softmax(Q·Kᵀ/√K)·V for all heads, head by head within the first-level cache. The probabilities stay for the backward pass, their
/// rows filled up with zeros to whole vectors.
/// </summary>
internal sealed unsafe class Attention
{
    [ThreadStatic]
    private static Workspace? _workspace;

    private readonly Heads _queries, _keys, _values, _outputs;
    private readonly int _batch, _heads;
    private readonly float _scale;
    private readonly Mask? _mask;
    private readonly int[] _maskSteps;
    private readonly float _dropout;
    private readonly RandomBits _random;

    public Attention(
        int batch, int heads, Heads queries, Heads keys, Heads values, Heads outputs, Mask? mask, float dropout, Random? random)
    {
        (_batch, _heads, _queries, _keys, _values, _outputs, _mask) = (batch, heads, queries, keys, values, outputs, mask);
        _scale = 1 / MathF.Sqrt(Math.Max(queries.Width, 1));
        _maskSteps = mask?.StepsOver([batch, heads, queries.Length, keys.Length], nameof(Attention)) ?? [];
        _dropout = dropout;
        _random = random is null || dropout == 0 ? default : RandomBits.From(random);
    }

    /// <summary>S, filled up to whole vectors: the length of a row of probabilities.</summary>
    public int PaddedLength => Rows.Padded(_keys.Length);

    private int ProbabilitiesOfAHead => _queries.Length * PaddedLength;

    private long Work => 4L * _batch * _heads * _queries.Length * PaddedLength * (_queries.Width + _values.Width + 8);

    public void Forward(Tensor q, Tensor k, Tensor v, Tensor probabilities, Tensor y) =>
        Cores.Split(_batch * _heads, Work, (from, to) =>
        {
            fixed (float* pq = q.AsSpan(), pk = k.AsSpan(), pv = v.AsSpan(), pp = probabilities.AsSpan(), py = y.AsSpan())
            {
                for (var i = from; i < to; i++)
                {
                    var (b, h) = (i / _heads, i % _heads);
                    ForwardHead(
                        b, h, pq + _queries.Start(b, h), pk + _keys.Start(b, h), pv + _values.Start(b, h),
                        pp + (nint)i * ProbabilitiesOfAHead, py + _outputs.Start(b, h));
                }
            }
        });

    private void ForwardHead(int batch, int head, float* q, float* k, float* v, float* p, float* y)
    {
        var (t, s, padded) = (_queries.Length, _keys.Length, PaddedLength);
        var workspace = (_workspace ??= new Workspace()).Take(Math.Max(_keys.Width * padded, ProbabilitiesOfAHead));

        // P = softmax(Q·Kᵀ·scale)
        var transposed = TransposedRows(k, _keys, workspace);
        new Product(t, padded, _keys.Width, q, _queries.RowStep, 1, transposed, padded, 1, p, padded, null, 0).RunHere();
        for (var row = 0; row < t; row++)
        {
            var scores = new Span<float>(p + row * padded, padded);
            scores[s..].Fill(float.NegativeInfinity);
            if (_mask is not null)
                Hide(scores[..s], batch, head, row);
            Rows.ScaleBelowZero(scores, _scale);
        }
        var all = new Span<float>(p, ProbabilitiesOfAHead);
        VectorMath.Exp(all, all);
        for (var row = 0; row < t; row++)
            Rows.DivideBySum(all.Slice(row * padded, padded));

        // Y = P·V
        var mixing = Dropped(p, batch, head, workspace);
        new Product(t, _values.Width, s, mixing, padded, 1, v, _values.RowStep, 1, y, _outputs.RowStep, null, 0).RunHere();
    }

    /// <summary>Writes, or adds where asked, the gradients of Q, K and V.</summary>
    public void Backward(
        Tensor q, Tensor k, Tensor v, Tensor probabilities, Tensor dy, Tensor dq, bool addQ, Tensor dk, bool addK, Tensor dv, bool addV) =>
        Cores.Split(_batch * _heads, 2 * Work, (from, to) =>
        {
            fixed (float* pq = q.AsSpan(), pk = k.AsSpan(), pv = v.AsSpan(), pp = probabilities.AsSpan(), pdy = dy.AsSpan(),
                   pdq = dq.AsSpan(), pdk = dk.AsSpan(), pdv = dv.AsSpan())
            {
                for (var i = from; i < to; i++)
                {
                    var (b, h) = (i / _heads, i % _heads);
                    var (atQ, atK, atV) = (_queries.Start(b, h), _keys.Start(b, h), _values.Start(b, h));
                    BackwardHead(
                        b, h, pq + atQ, pk + atK, pv + atV, pp + (nint)i * ProbabilitiesOfAHead, pdy + _outputs.Start(b, h),
                        pdq + atQ, addQ, pdk + atK, addK, pdv + atV, addV);
                }
            }
        });

    private void BackwardHead(
        int batch, int head, float* q, float* k, float* v, float* p, float* dy,
        float* dq, bool addQ, float* dk, bool addK, float* dv, bool addV)
    {
        var (t, s, padded) = (_queries.Length, _keys.Length, PaddedLength);
        var workspace = (_workspace ??= new Workspace()).Take(
            ProbabilitiesOfAHead + Math.Max(_values.Width * padded, ProbabilitiesOfAHead));
        var dp = workspace;
        var scratch = workspace + ProbabilitiesOfAHead;     // for Vᵀ, then for the probabilities after dropout

        // Y = P·V: dP = dY·Vᵀ
        var transposed = TransposedRows(v, _values, scratch);
        new Product(t, padded, _values.Width, dy, _outputs.RowStep, 1, transposed, padded, 1, dp, padded, null, 0).RunHere();
        if (_dropout > 0)
        {
            var all = new Span<float>(dp, ProbabilitiesOfAHead);
            _random.Drop(all, all, _dropout, StartOf(batch, head));
        }

        // P = softmax(S·scale): dS
        for (var row = 0; row < t; row++)
            Rows.SoftmaxBackward(new ReadOnlySpan<float>(p + row * padded, padded), new Span<float>(dp + row * padded, padded), _scale);

        // S = Q·Kᵀ: dQ = dS·K, dK = dSᵀ·Q
        new Product(
            t, _queries.Width, s, dp, padded, 1, k, _keys.RowStep, 1, dq, _queries.RowStep, addQ ? dq : null, _queries.RowStep).RunHere();
        new Product(
            s, _keys.Width, t, dp, 1, padded, q, _queries.RowStep, 1, dk, _keys.RowStep, addK ? dk : null, _keys.RowStep).RunHere();

        // Y = P·V: dV = Pᵀ·dY
        var mixing = Dropped(p, batch, head, scratch);
        new Product(
            s, _values.Width, t, mixing, 1, padded, dy, _outputs.RowStep, 1, dv, _values.RowStep,
            addV ? dv : null, _values.RowStep).RunHere();
    }

    /// <summary>Copies rows [S, K] to columns [K, S], filled up with zeros.</summary>
    private float* TransposedRows(float* rows, Heads layout, float* target)
    {
        var padded = PaddedLength;
        if (padded > layout.Length)
        {
            for (var column = 0; column < layout.Width; column++)
                new Span<float>(target + column * padded + layout.Length, padded - layout.Length).Clear();
        }
        Transposition.Copy(layout.Length, layout.Width, rows, layout.RowStep, target, padded);
        return target;
    }

    private void Hide(Span<float> scores, int batch, int head, int row)
    {
        var visible = _mask!.AsSpan()[(batch * _maskSteps[0] + head * _maskSteps[1] + row * _maskSteps[2])..];
        for (var column = 0; column < scores.Length; column++)
        {
            if (!visible[column * _maskSteps[3]])
                scores[column] = float.NegativeInfinity;
        }
    }

    /// <summary>The probabilities after dropout; the same numbers, in place, without.</summary>
    private float* Dropped(float* p, int batch, int head, float* target)
    {
        if (_dropout == 0)
            return p;

        _random.Drop(
            new ReadOnlySpan<float>(p, ProbabilitiesOfAHead), new Span<float>(target, ProbabilitiesOfAHead),
            _dropout, StartOf(batch, head));
        return target;
    }

    private int StartOf(int batch, int head) => (batch * _heads + head) * ProbabilitiesOfAHead;
}
