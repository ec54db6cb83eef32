namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>
/// PyTorch's gated recurrent unit (after Cho et al. 2014): h = (1 − z)∘n + z∘h₋ with r, z = σ(…) of W·x + b + U·h₋ + b' and
/// n = tanh(W·x + b + r∘(U·h₋ + b')). Blocks r, z, n, and U·h₋ + b' of n.
/// </summary>
internal sealed unsafe class GruSteps<TSimd, TVector>(SequenceLayout layout, Tensor weight, Tensor? candidateBias)
    : GatedRecurrence<TSimd, TVector>(layout, weight)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    public override int BlockOf(int gate) => gate < 2 ? gate : 3;

    protected override void Step(int t, int first, int end)
    {
        nint row = Layout.Start(t) + first;
        var gates = Gates + row * GatesWidth;
        var states = States + row * Padded;
        GatesForward.Multiply(end - first, states, Padded, gates, GatesWidth, gates);
        var recurrent = gates + 3 * Padded;
        for (var place = first; place < end && candidateBias is not null; place++)
            candidateBias.AsSpan().CopyTo(new Span<float>(recurrent + (place - first) * (nint)GatesWidth, Hidden));
        CandidateForward.Multiply(end - first, states, Padded, recurrent, GatesWidth, candidateBias is null ? null : recurrent);
        for (var place = first; place < end; place++, row++)
            Cell(Gates + row * GatesWidth, States + row * Padded, States + After(t, place));
    }

    private void Cell(float* gates, float* before, float* after)
    {
        for (var i = 0; i < Padded; i += TSimd.Width)
        {
            var r = VectorMath<TSimd, TVector>.Sigmoid(TSimd.Load(gates + i));
            var z = VectorMath<TSimd, TVector>.Sigmoid(TSimd.Load(gates + Padded + i));
            var recurrent = TSimd.Load(gates + 3 * Padded + i);
            var n = VectorMath<TSimd, TVector>.Tanh(TSimd.MultiplyAdd(r, recurrent, TSimd.Load(gates + 2 * Padded + i)));
            TSimd.Store(r, gates + i);
            TSimd.Store(z, gates + Padded + i);
            TSimd.Store(n, gates + 2 * Padded + i);
            TSimd.Store(TSimd.MultiplyAdd(z, TSimd.Subtract(TSimd.Load(before + i), n), n), after + i);
        }
    }

    protected override void StepBack(int t, int first, int end)
    {
        nint row = Layout.Start(t) + first;
        var gradient = GatesGradient + row * GatesWidth;
        var states = StateGradient + first * Padded;
        for (var place = first; place < end; place++, row++)
            CellBack(Gates + row * GatesWidth, States + row * Padded, StateGradient + place * Padded, GatesGradient + row * GatesWidth);
        // What reached h₋ past the gates is there; U adds what comes through them.
        GatesBackward.Multiply(end - first, gradient, GatesWidth, states, Padded, states);
        CandidateBackward.Multiply(end - first, gradient + 3 * Padded, GatesWidth, states, Padded, states);
    }

    private void CellBack(float* gates, float* before, float* dh, float* gradient)
    {
        var one = TSimd.Fill(1);
        for (var i = 0; i < Padded; i += TSimd.Width)
        {
            var (r, z) = (TSimd.Load(gates + i), TSimd.Load(gates + Padded + i));
            var (n, recurrent) = (TSimd.Load(gates + 2 * Padded + i), TSimd.Load(gates + 3 * Padded + i));
            var d = TSimd.Load(dh + i);
            // h = (1 − z)∘n + z∘h₋
            TSimd.Store(TSimd.Multiply(d, z), dh + i);
            var dz = TSimd.Multiply(d, TSimd.Subtract(TSimd.Load(before + i), n));
            var dn = TSimd.Multiply(d, TSimd.Subtract(one, z));
            // n = tanh(… + r∘u)
            dn = TSimd.Multiply(dn, TSimd.Subtract(one, TSimd.Multiply(n, n)));
            var dr = TSimd.Multiply(dn, recurrent);
            TSimd.Store(TSimd.Multiply(dr, TSimd.Multiply(r, TSimd.Subtract(one, r))), gradient + i);
            TSimd.Store(TSimd.Multiply(dz, TSimd.Multiply(z, TSimd.Subtract(one, z))), gradient + Padded + i);
            TSimd.Store(dn, gradient + 2 * Padded + i);
            TSimd.Store(TSimd.Multiply(dn, r), gradient + 3 * Padded + i);
        }
    }
}
