using System.Numerics;
using System.Runtime.Intrinsics;
using Cahier.Tensors.Kernels;
using Cahier.Tensors.Kernels.Recurrent;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// Gated recurrent units over whole sequences (Cho et al. 2014): a reset gate r and an update gate decide what of the state before goes
    /// into the candidate, and how much of the candidate into the state. See <see cref="GruForm"/> for the formulas.
    /// </summary>
    /// <param name="x">[B, T, D]</param>
    /// <param name="weights">Of three gates, in the order of the form.</param>
    /// <param name="last">[B, H], the state in which each sequence ends.</param>
    /// <param name="state">[B, H], the state h₀ to begin with; null: zeros.</param>
    /// <param name="lengths">How long each of the B sequences is, 1 … T: what follows is padding. Null: all are T long.</param>
    /// <param name="form">How the unit is written.</param>
    /// <returns>[B, T, H], all states; zeros in the padding.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="IndexException">A length is not within 1 … T.</exception>
    public static Tensor Gru(
        Tensor x, RecurrentWeights weights, out Tensor last, Tensor? state = null, int[]? lengths = null, GruForm form = GruForm.PyTorch) =>
        Gru(Sequence(x, nameof(Gru)), weights, out last, state, lengths, form);

    internal static Tensor Gru(
        SequenceInput input, RecurrentWeights weights, out Tensor last, Tensor? state, int[]? lengths, GruForm form) =>
        Recur(
            nameof(Gru), input, weights, gates: 3, state, null, lengths, layout => Vector512.IsHardwareAccelerated
                ? GruUnits<Simd512, Vector512<float>>(layout, weights, form)
                : GruUnits<SimdUsual, Vector<float>>(layout, weights, form),
            // PyTorch's reset gate multiplies the candidate's second bias too.
            additive: form == GruForm.PyTorch ? 2 : 3, out last, out _);

    private static Recurrence GruUnits<TSimd, TVector>(SequenceLayout layout, RecurrentWeights weights, GruForm form)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (form == GruForm.Slides)
            return new SlidesGruSteps<TSimd, TVector>(layout, weights.Hidden);

        var hidden = weights.Hidden.Dim(1);
        return new GruSteps<TSimd, TVector>(layout, weights.Hidden, weights.HiddenBias?.View(2 * hidden, [hidden]));
    }
}
