using System.Numerics;
using System.Runtime.Intrinsics;
using Cahier.Tensors.Kernels;
using Cahier.Tensors.Kernels.Recurrent;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// Long short-term memory over whole sequences (Hochreiter and Schmidhuber 1997; Gers et al. 2000): cᵢ = f∘cᵢ₋₁ + i∘g, hᵢ = o∘tanh cᵢ
    /// with
    /// i, f, o = σ(…) and g = tanh(…) of W·xᵢ + b + U·hᵢ₋₁ + b'. Gates in PyTorch's order i, f, g, o.
    /// </summary>
    /// <param name="x">[B, T, D]</param>
    /// <param name="weights">Of four gates.</param>
    /// <param name="last">[B, H], the state h in which each sequence ends.</param>
    /// <param name="lastCell">[B, H], the memory cell c with which each sequence ends.</param>
    /// <param name="state">[B, H], the state h₀ to begin with; null: zeros.</param>
    /// <param name="cell">[B, H], the memory cell c₀ to begin with; null: zeros.</param>
    /// <param name="lengths">How long each of the B sequences is, 1 … T: what follows is padding. Null: all are T long.</param>
    /// <returns>[B, T, H], all states h; zeros in the padding.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="IndexException">A length is not within 1 … T.</exception>
    public static Tensor Lstm(
        Tensor x, RecurrentWeights weights, out Tensor last, out Tensor lastCell, Tensor? state = null, Tensor? cell = null,
        int[]? lengths = null) =>
        Lstm(Sequence(x, nameof(Lstm)), weights, out last, out lastCell, state, cell, lengths);

    internal static Tensor Lstm(
        SequenceInput input, RecurrentWeights weights, out Tensor last, out Tensor lastCell, Tensor? state, Tensor? cell, int[]? lengths)
    {
        var output = Recur(
            nameof(Lstm), input, weights, gates: 4, state, cell, lengths, layout => Vector512.IsHardwareAccelerated
                ? new LstmSteps<Simd512, Vector512<float>>(layout, weights.Hidden)
                : new LstmSteps<SimdUsual, Vector<float>>(layout, weights.Hidden),
            additive: 4, out last, out var end);
        lastCell = end!;
        return output;
    }
}
