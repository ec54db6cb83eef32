using System.Numerics;
using System.Runtime.Intrinsics;
using Cahier.Tensors.Kernels;
using Cahier.Tensors.Kernels.Recurrent;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>A recurrent network over whole sequences: hᵢ = f(W·xᵢ + b + U·hᵢ₋₁ + b') (Elman 1990).</summary>
    /// <param name="x">[B, T, D]</param>
    /// <param name="weights">Of one gate.</param>
    /// <param name="last">[B, H], the state in which each sequence ends.</param>
    /// <param name="state">[B, H], the state h₀ to begin with; null: zeros.</param>
    /// <param name="lengths">How long each of the B sequences is, 1 … T: what follows is padding. Null: all are T long.</param>
    /// <param name="activation">f</param>
    /// <returns>[B, T, H], all states; zeros in the padding.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="IndexException">A length is not within 1 … T.</exception>
    public static Tensor Rnn(
        Tensor x, RecurrentWeights weights, out Tensor last, Tensor? state = null, int[]? lengths = null,
        RnnActivation activation = RnnActivation.Tanh) =>
        Rnn(Sequence(x, nameof(Rnn)), weights, out last, state, lengths, activation);

    internal static Tensor Rnn(
        SequenceInput input, RecurrentWeights weights, out Tensor last, Tensor? state, int[]? lengths, RnnActivation activation)
    {
        var tanh = activation == RnnActivation.Tanh;
        return Recur(
            nameof(Rnn), input, weights, gates: 1, state, null, lengths,
            layout => Vector512.IsHardwareAccelerated
                ? new RnnSteps<Simd512, Vector512<float>>(layout, weights.Hidden, tanh)
                : new RnnSteps<SimdUsual, Vector<float>>(layout, weights.Hidden, tanh),
            additive: 1, out last, out _);
    }

    private static DenseInput Sequence(Tensor x, string operation)
    {
        Shape.RequireExactRank(x, 3, operation, nameof(x));
        return new DenseInput(x);
    }
}
