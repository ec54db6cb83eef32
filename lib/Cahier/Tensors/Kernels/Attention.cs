namespace Cahier.Tensors.Kernels;

/// <summary>
/// softmax(Q·Kᵀ/√K)·V for all heads, a few rows of a head at a time so that their scores stay in the nearest caches. Sources that none of
/// these rows may look at are left out: under a causal mask that is half the work. The probabilities stay for the backward pass if they
/// are asked for, their rows filled up with zeros to whole vectors.
/// </summary>
internal readonly unsafe partial struct Attention
{
    [ThreadStatic]
    private static Workspace? _workspace;

    private readonly Heads _queries, _keys, _values, _outputs;
    private readonly int _batch, _heads;
    private readonly float _scale;
    private readonly Visibility _visibility;
    private readonly float _dropout;
    private readonly RandomBits _random;

    public Attention(
        int batch, int heads, Heads queries, Heads keys, Heads values, Heads outputs, Mask? mask, float dropout, Random? random)
    {
        (_batch, _heads, _queries, _keys, _values, _outputs) = (batch, heads, queries, keys, values, outputs);
        _scale = 1 / MathF.Sqrt(Math.Max(queries.Width, 1));
        _visibility = new Visibility(mask, batch, heads, queries.Length, keys.Length);
        _dropout = dropout;
        _random = random is null || dropout == 0 ? default : RandomBits.From(random);
    }

    /// <summary>S, filled up to whole vectors: the length of a row of probabilities.</summary>
    public int PaddedLength => Rows.Padded(_keys.Length);

    private int ProbabilitiesOfAHead => _queries.Length * PaddedLength;

    /// <summary>How many rows are worked on at a time: few enough to skip much of a short head's future, a multiple of the tile's 6.</summary>
    private int RowsAtATime => _queries.Length <= 128 ? 24 : 48;

    private long Work => 4L * _batch * _heads * _queries.Length * PaddedLength * (_queries.Width + _values.Width + 8);

    /// <summary>Computes y; keeps the probabilities [B, H, T, padded S] if there is a place for them.</summary>
    public void Forward(Tensor q, Tensor k, Tensor v, Tensor? probabilities, Tensor y) => Cores.Split(
        _batch * _heads, Work, (Attention: this, q, k, v, probabilities, y),
        static (on, from, to) => on.Attention.ForwardHeads(on.q, on.k, on.v, on.probabilities, on.y, from, to));

    private void ForwardHeads(Tensor q, Tensor k, Tensor v, Tensor? probabilities, Tensor y, int from, int to)
    {
        fixed (float* pq = q.AsSpan(), pk = k.AsSpan(), pv = v.AsSpan(), py = y.AsSpan(),
               pp = probabilities is null ? [] : probabilities.AsSpan())
        {
            for (var i = from; i < to; i++)
            {
                var (b, h) = (i / _heads, i % _heads);
                ForwardHead(
                    b, h, pq + _queries.Start(b, h), pk + _keys.Start(b, h), pv + _values.Start(b, h),
                    pp == null ? null : pp + (nint)i * ProbabilitiesOfAHead, py + _outputs.Start(b, h));
            }
        }
    }

    private void ForwardHead(int batch, int head, float* q, float* k, float* v, float* kept, float* y)
    {
        var (length, padded, most) = (_queries.Length, PaddedLength, RowsAtATime);
        var transposed = (_workspace ??= new Workspace()).Take(_keys.Width * padded + 2 * most * padded);
        var scratch = transposed + _keys.Width * padded;
        TransposeRows(k, _keys, transposed);
        for (var first = 0; first < length; first += most)
        {
            var rows = Math.Min(most, length - first);
            var sources = _visibility.Sources(batch, head, first, rows);
            var seen = Rows.Padded(sources);
            var p = kept == null ? scratch : kept + first * padded;

            // P = softmax(Q·Kᵀ·scale)
            var from = q + (nint)first * _queries.RowStep;
            new Product(rows, seen, _keys.Width, from, _queries.RowStep, 1, transposed, padded, 1, p, padded, null, 0).RunHere();
            for (var row = 0; row < rows; row++)
            {
                var scores = p + row * padded;
                new Span<float>(scores + sources, seen - sources).Fill(float.NegativeInfinity);
                _visibility.Hide(batch, head, first + row, new Span<float>(scores, sources));
                Rows.Softmax(scores, seen, _scale);
                new Span<float>(scores + seen, padded - seen).Clear();
            }

            // Y = P·V
            var mixing = Dropped(p, batch, head, first, rows, scratch + most * padded);
            new Product(
                rows, _values.Width, sources, mixing, padded, 1, v, _values.RowStep, 1, y + (nint)first * _outputs.RowStep, _outputs.RowStep,
                null, 0).RunHere();
        }
    }

    /// <summary>Copies rows [S, K] to columns [K, S], filled up with zeros.</summary>
    private void TransposeRows(float* rows, Heads layout, float* target)
    {
        var padded = PaddedLength;
        if (padded > layout.Length)
        {
            for (var column = 0; column < layout.Width; column++)
                new Span<float>(target + column * padded + layout.Length, padded - layout.Length).Clear();
        }
        Transposition.Copy(layout.Length, layout.Width, rows, layout.RowStep, target, padded);
    }

    /// <summary>The probabilities of some rows after dropout; the same numbers, in place, without.</summary>
    private float* Dropped(float* p, int batch, int head, int first, int rows, float* target)
    {
        if (_dropout == 0)
            return p;

        Drop(p, batch, head, first, rows, target);
        return target;
    }

    private void Drop(float* p, int batch, int head, int first, int rows, float* target) => _random.Drop(
        new ReadOnlySpan<float>(p, rows * PaddedLength), new Span<float>(target, rows * PaddedLength), _dropout,
        (batch * _heads + head) * ProbabilitiesOfAHead + first * PaddedLength);
}
