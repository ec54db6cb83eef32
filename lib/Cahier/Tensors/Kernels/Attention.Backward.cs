namespace Cahier.Tensors.Kernels;

internal readonly unsafe partial struct Attention
{
    /// <summary>Writes, or adds where asked, the gradients of Q, K and V.</summary>
    public void Backward(
        Tensor q, Tensor k, Tensor v, Tensor probabilities, Tensor dy, Tensor dq, bool addQ, Tensor dk, bool addK, Tensor dv, bool addV) =>
        Cores.Split(
            _batch * _heads, 2 * Work, (Attention: this, q, k, v, probabilities, dy, dq, addQ, dk, addK, dv, addV),
            static (on, from, to) => on.Attention.BackwardHeads(
                on.q, on.k, on.v, on.probabilities, on.dy, on.dq, on.addQ, on.dk, on.addK, on.dv, on.addV, from, to));

    private void BackwardHeads(
        Tensor q, Tensor k, Tensor v, Tensor probabilities, Tensor dy, Tensor dq, bool addQ, Tensor dk, bool addK, Tensor dv, bool addV,
        int from, int to)
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
    }

    private void BackwardHead(
        int batch, int head, float* q, float* k, float* v, float* p, float* dy,
        float* dq, bool addQ, float* dk, bool addK, float* dv, bool addV)
    {
        var (length, padded, most) = (_queries.Length, PaddedLength, RowsAtATime);
        var ds = (_workspace ??= new Workspace()).Take(
            ProbabilitiesOfAHead + Math.Max(_values.Width * padded, _dropout > 0 ? ProbabilitiesOfAHead : 0));
        var scratch = ds + ProbabilitiesOfAHead;        // for Vᵀ, then for the probabilities after dropout
        TransposeRows(v, _values, scratch);
        for (var first = 0; first < length; first += most)
        {
            var rows = Math.Min(most, length - first);
            var sources = _visibility.Sources(batch, head, first, rows);
            var seen = Rows.Padded(sources);
            var dp = ds + first * padded;

            // Y = P·V: dP = dY·Vᵀ
            var from = dy + (nint)first * _outputs.RowStep;
            new Product(rows, seen, _values.Width, from, _outputs.RowStep, 1, scratch, padded, 1, dp, padded, null, 0).RunHere();
            for (var row = 0; row < rows; row++)
                new Span<float>(dp + row * padded + seen, padded - seen).Clear();
            if (_dropout > 0)
                Drop(dp, batch, head, first, rows, dp);

            // P = softmax(S·scale): dS
            for (var row = 0; row < rows; row++)
                Rows.SoftmaxBackward(p + (first + row) * padded, dp + row * padded, seen, _scale);

            // S = Q·Kᵀ: dQ = dS·K
            var to = dq + (nint)first * _queries.RowStep;
            new Product(
                rows, _queries.Width, sources, dp, padded, 1, k, _keys.RowStep, 1, to, _queries.RowStep,
                addQ ? to : null, _queries.RowStep).RunHere();
        }

        // S = Q·Kᵀ: dK = dSᵀ·Q
        BySource(batch, head, ds, q, _queries, dk, _keys, addK);

        // Y = P·V: dV = Pᵀ·dY
        BySource(batch, head, Dropped(p, batch, head, 0, length, scratch), dy, _outputs, dv, _values, addV);
    }

    /// <summary>C = Wᵀ·X, or C +=, with W [T, padded S], for some sources at a time: rows before the first that sees them are left out.</summary>
    private void BySource(int batch, int head, float* w, float* x, Heads rows, float* c, Heads columns, bool add)
    {
        var (padded, most) = (PaddedLength, _visibility.HidesAny ? RowsAtATime : _keys.Length);
        for (var source = 0; source < _keys.Length; source += most)
        {
            var first = 0;
            while (first < _queries.Length
                && _visibility.Sources(batch, head, first, Math.Min(RowsAtATime, _queries.Length - first)) <= source)
                first += RowsAtATime;
            first = Math.Min(first, _queries.Length);
            var to = c + (nint)source * columns.RowStep;
            new Product(
                Math.Min(most, _keys.Length - source), columns.Width, _queries.Length - first, w + first * padded + source, 1, padded,
                x + (nint)first * rows.RowStep, rows.RowStep, 1, to, columns.RowStep, add ? to : null, columns.RowStep).RunHere();
        }
    }
}
