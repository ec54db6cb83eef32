namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>
/// c = f∘c₋ + i∘g, h = o∘tanh c, with i, f, o = σ(…) and g = tanh(…) of W·x + b + U·h₋ (Hochreiter and Schmidhuber 1997, with the
/// forget gate of Gers et al. 2000). Blocks i, f, g, o.
/// </summary>
internal sealed unsafe class LstmSteps<TSimd, TVector>(SequenceLayout layout, Tensor weight)
    : Recurrence(layout, weight.Dim(1), gates: 4, blocks: 4, hasCell: true)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    private PackedWeight<TSimd, TVector>? _forward, _backward;

    protected override void PackForward() => _forward = PackedWeight<TSimd, TVector>.Transposed(weight, 0, 4, Hidden);

    protected override void PackBackward() => _backward = PackedWeight<TSimd, TVector>.Straight(weight, 0, 4, Hidden);

    protected override void Step(int t, int first, int end)
    {
        nint row = Layout.Start(t) + first;
        var gates = Gates + row * GatesWidth;
        _forward!.Multiply(end - first, States + row * Padded, Padded, gates, GatesWidth, gates);
        for (var place = first; place < end; place++, row++)
            Cell(Gates + row * GatesWidth, Cells + row * Padded, Squashed + row * Padded, After(t, place));
    }

    private void Cell(float* gates, float* before, float* squashed, nint after)
    {
        for (var j = 0; j < Padded; j += TSimd.Width)
        {
            var i = VectorMath<TSimd, TVector>.Sigmoid(TSimd.Load(gates + j));
            var f = VectorMath<TSimd, TVector>.Sigmoid(TSimd.Load(gates + Padded + j));
            var g = VectorMath<TSimd, TVector>.Tanh(TSimd.Load(gates + 2 * Padded + j));
            var o = VectorMath<TSimd, TVector>.Sigmoid(TSimd.Load(gates + 3 * Padded + j));
            TSimd.Store(i, gates + j);
            TSimd.Store(f, gates + Padded + j);
            TSimd.Store(g, gates + 2 * Padded + j);
            TSimd.Store(o, gates + 3 * Padded + j);
            var c = TSimd.MultiplyAdd(f, TSimd.Load(before + j), TSimd.Multiply(i, g));
            var s = VectorMath<TSimd, TVector>.Tanh(c);
            TSimd.Store(c, Cells + after + j);
            TSimd.Store(s, squashed + j);
            TSimd.Store(TSimd.Multiply(o, s), States + after + j);
        }
    }

    protected override void StepBack(int t, int first, int end)
    {
        nint row = Layout.Start(t) + first;
        var gradient = GatesGradient + row * GatesWidth;
        for (var place = first; place < end; place++, row++)
        {
            CellBack(
                Gates + row * GatesWidth, Cells + row * Padded, Squashed + row * Padded, StateGradient + place * Padded,
                CellGradient + place * Padded, GatesGradient + row * GatesWidth);
        }
        // … + U·h₋: dh₋ = d(i, f, g, o)·U
        _backward!.Multiply(end - first, gradient, GatesWidth, StateGradient + first * Padded, Padded, null);
    }

    private void CellBack(float* gates, float* before, float* squashed, float* dh, float* dc, float* gradient)
    {
        var one = TSimd.Fill(1);
        for (var j = 0; j < Padded; j += TSimd.Width)
        {
            var (i, f) = (TSimd.Load(gates + j), TSimd.Load(gates + Padded + j));
            var (g, o) = (TSimd.Load(gates + 2 * Padded + j), TSimd.Load(gates + 3 * Padded + j));
            var (s, dState) = (TSimd.Load(squashed + j), TSimd.Load(dh + j));
            // h = o∘s, s = tanh c
            var slope = TSimd.Subtract(one, TSimd.Multiply(s, s));
            var dCell = TSimd.MultiplyAdd(TSimd.Multiply(dState, o), slope, TSimd.Load(dc + j));
            // c = f∘c₋ + i∘g
            TSimd.Store(TSimd.Multiply(dCell, f), dc + j);
            // σ' = σ·(1 − σ), tanh' = 1 − tanh²
            TSimd.Store(TSimd.Multiply(TSimd.Multiply(dCell, g), Slope(i)), gradient + j);
            TSimd.Store(TSimd.Multiply(TSimd.Multiply(dCell, TSimd.Load(before + j)), Slope(f)), gradient + Padded + j);
            TSimd.Store(
                TSimd.Multiply(TSimd.Multiply(dCell, i), TSimd.Subtract(one, TSimd.Multiply(g, g))), gradient + 2 * Padded + j);
            TSimd.Store(TSimd.Multiply(TSimd.Multiply(dState, s), Slope(o)), gradient + 3 * Padded + j);
        }
    }

    private static TVector Slope(TVector sigmoid) => TSimd.Multiply(sigmoid, TSimd.Subtract(TSimd.Fill(1), sigmoid));
}
