namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>
/// The gated recurrent unit with the reset before the product (Cho et al. 2014, eq. 5-8): h = u∘h* + (1 − u)∘h₋ with
/// r, u = σ(W·x + U·h₋) and h* = tanh(W·x + U·(r∘h₋)). Blocks r, u, h*, and r∘h₋.
/// </summary>
internal sealed unsafe class SlidesGruSteps<TSimd, TVector>(SequenceLayout layout, Tensor weight)
    : GatedRecurrence<TSimd, TVector>(layout, weight)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    public override ReadOnlySpan<float> Operand(int gate, out int step)
    {
        if (gate < 2)
            return base.Operand(gate, out step);
        step = GatesWidth;
        return GatesOfAll[(3 * Padded)..];
    }

    protected override void Step(int t, int first, int end)
    {
        nint row = Layout.Start(t) + first;
        var gates = Gates + row * GatesWidth;
        var states = States + row * Padded;
        var rows = end - first;
        GatesForward.Multiply(rows, states, Padded, gates, GatesWidth, gates);
        for (nint i = 0; i < rows; i++)
            Reset(gates + i * GatesWidth, states + i * Padded);
        var candidate = gates + 2 * Padded;
        CandidateForward.Multiply(rows, gates + 3 * Padded, GatesWidth, candidate, GatesWidth, candidate);
        for (nint i = 0; i < rows; i++)
            Update(gates + i * GatesWidth, states + i * Padded, States + After(t, first + (int)i));
    }

    private void Reset(float* gates, float* before)
    {
        for (var i = 0; i < Padded; i += TSimd.Width)
        {
            var r = VectorMath<TSimd, TVector>.Sigmoid(TSimd.Load(gates + i));
            TSimd.Store(r, gates + i);
            TSimd.Store(VectorMath<TSimd, TVector>.Sigmoid(TSimd.Load(gates + Padded + i)), gates + Padded + i);
            TSimd.Store(TSimd.Multiply(r, TSimd.Load(before + i)), gates + 3 * Padded + i);
        }
    }

    private void Update(float* gates, float* before, float* after)
    {
        for (var i = 0; i < Padded; i += TSimd.Width)
        {
            var candidate = VectorMath<TSimd, TVector>.Tanh(TSimd.Load(gates + 2 * Padded + i));
            TSimd.Store(candidate, gates + 2 * Padded + i);
            var (u, h) = (TSimd.Load(gates + Padded + i), TSimd.Load(before + i));
            TSimd.Store(TSimd.MultiplyAdd(u, TSimd.Subtract(candidate, h), h), after + i);
        }
    }

    protected override void StepBack(int t, int first, int end)
    {
        nint row = Layout.Start(t) + first;
        var gates = Gates + row * GatesWidth;
        var states = States + row * Padded;
        var rows = end - first;
        var gradient = GatesGradient + row * GatesWidth;
        var dStates = StateGradient + first * Padded;
        for (nint i = 0; i < rows; i++)
            UpdateBack(gates + i * GatesWidth, states + i * Padded, dStates + i * Padded, gradient + i * GatesWidth);
        // h* = tanh(… + U·(r∘h₋)): d(r∘h₋) = d…·U
        CandidateBackward.Multiply(rows, gradient + 2 * Padded, GatesWidth, gradient + 3 * Padded, GatesWidth, null);
        for (nint i = 0; i < rows; i++)
            ResetBack(gates + i * GatesWidth, states + i * Padded, dStates + i * Padded, gradient + i * GatesWidth);
        GatesBackward.Multiply(rows, gradient, GatesWidth, dStates, Padded, dStates);
    }

    private void UpdateBack(float* gates, float* before, float* dh, float* gradient)
    {
        var one = TSimd.Fill(1);
        for (var i = 0; i < Padded; i += TSimd.Width)
        {
            var (u, candidate, d) = (TSimd.Load(gates + Padded + i), TSimd.Load(gates + 2 * Padded + i), TSimd.Load(dh + i));
            // h = u∘h* + (1 − u)∘h₋
            var du = TSimd.Multiply(d, TSimd.Subtract(candidate, TSimd.Load(before + i)));
            TSimd.Store(TSimd.Multiply(du, TSimd.Multiply(u, TSimd.Subtract(one, u))), gradient + Padded + i);
            var dCandidate = TSimd.Multiply(d, u);
            TSimd.Store(
                TSimd.Multiply(dCandidate, TSimd.Subtract(one, TSimd.Multiply(candidate, candidate))), gradient + 2 * Padded + i);
            TSimd.Store(TSimd.Subtract(d, dCandidate), dh + i);
        }
    }

    private void ResetBack(float* gates, float* before, float* dh, float* gradient)
    {
        var one = TSimd.Fill(1);
        for (var i = 0; i < Padded; i += TSimd.Width)
        {
            var (r, dReset) = (TSimd.Load(gates + i), TSimd.Load(gradient + 3 * Padded + i));
            // what was reset is r∘h₋
            TSimd.Store(TSimd.MultiplyAdd(dReset, r, TSimd.Load(dh + i)), dh + i);
            var dr = TSimd.Multiply(dReset, TSimd.Load(before + i));
            TSimd.Store(TSimd.Multiply(dr, TSimd.Multiply(r, TSimd.Subtract(one, r))), gradient + i);
        }
    }
}
