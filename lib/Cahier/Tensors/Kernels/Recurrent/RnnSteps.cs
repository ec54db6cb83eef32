namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>h = f(a), a = W·x + b + U·h₋ with f = tanh, or max(0, ·) (Elman 1990).</summary>
internal sealed unsafe class RnnSteps<TSimd, TVector>(SequenceLayout layout, Tensor weight, bool isTanh)
    : Recurrence(layout, weight.Dim(1), gates: 1, blocks: 1, hasCell: false)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    private PackedWeight<TSimd, TVector>? _forward, _backward;

    protected override void PackForward() => _forward = PackedWeight<TSimd, TVector>.Transposed(weight, 0, 1, Hidden);

    protected override void PackBackward() => _backward = PackedWeight<TSimd, TVector>.Straight(weight, 0, 1, Hidden);

    protected override void Step(int t, int first, int end)
    {
        var row = (Layout.Start(t) + first) * (nint)Padded;
        _forward!.Multiply(end - first, States + row, Padded, Gates + row, Padded, Gates + row);
        for (var place = first; place < end; place++, row += Padded)
        {
            var a = Gates + row;
            var h = States + After(t, place);
            for (var i = 0; i < Padded; i += TSimd.Width)
            {
                var value = TSimd.Load(a + i);
                TSimd.Store(isTanh ? VectorMath<TSimd, TVector>.Tanh(value) : TSimd.AtLeast(TSimd.Fill(0), value), h + i);
            }
        }
    }

    protected override void StepBack(int t, int first, int end)
    {
        var start = (Layout.Start(t) + first) * (nint)Padded;
        var row = start;
        for (var place = first; place < end; place++, row += Padded)
        {
            var h = States + After(t, place);
            var dh = StateGradient + place * Padded;
            var da = GatesGradient + row;
            for (var i = 0; i < Padded; i += TSimd.Width)
            {
                var (y, dy) = (TSimd.Load(h + i), TSimd.Load(dh + i));
                // tanh' = 1 − h²; max(0, ·)' = 1 where h > 0
                var slope = isTanh
                    ? TSimd.Subtract(TSimd.Fill(1), TSimd.Multiply(y, y))
                    : TSimd.WhereNegative(TSimd.Subtract(TSimd.Fill(0), y), TSimd.Fill(1), TSimd.Fill(0));
                TSimd.Store(TSimd.Multiply(dy, slope), da + i);
            }
        }
        // a = … + U·h₋: dh₋ = da·U
        _backward!.Multiply(end - first, GatesGradient + start, Padded, StateGradient + first * Padded, Padded, null);
    }
}
