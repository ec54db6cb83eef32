using System.Numerics.Tensors;

namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>What reaches the weights: one product over all positions of the batch.</summary>
internal abstract unsafe partial class Recurrence
{
    /// <summary>gate = … + U·(state): dU = dgateᵀ · state</summary>
    /// <param name="gatesGradient">Rows as the gates'.</param>
    /// <param name="weightGradient">[G·H, H]</param>
    /// <param name="add">Whether to add to what is there.</param>
    public void HiddenWeightGradient(ReadOnlySpan<float> gatesGradient, Span<float> weightGradient, bool add)
    {
        for (var gate = 0; gate < InputGates;)
        {
            // Blocks that are not filled up follow each other like the weight's rows.
            var together = Padded == Hidden && gate < GatesTogether ? GatesTogether - gate : 1;
            var operand = Operand(gate, out var step);
            Gemm.MultiplyTransposed(
                together * Hidden, Hidden, Layout.Rows, gatesGradient[(BlockOf(gate) * Padded)..], GatesWidth, operand, step,
                weightGradient[(gate * Hidden * Hidden)..], Hidden, add);
            gate += together;
        }
    }

    /// <summary>The sum of each column of the blocks.</summary>
    public void SumRows(Tensor gatesGradient, Tensor sums)
    {
        sums.AsSpan().Clear();
        Cores.Split(GatesWidth, (long)Layout.Rows * GatesWidth, (from, to) =>
        {
            for (var row = 0; row < Layout.Rows; row++)
            {
                var sum = sums.AsSpan()[from..to];
                TensorPrimitives.Add(sum, gatesGradient.Row(row, GatesWidth)[from..to], sum);
            }
        }, multiple: Kernels.Rows.Unit);
    }

    /// <summary>Adds sums of columns to the gradient of a bias [G·H].</summary>
    /// <param name="sums">What <see cref="SumRows"/> gave.</param>
    /// <param name="bias">[G·H]</param>
    /// <param name="recurrent">Whether it is the bias of the recurrent product.</param>
    public void AddBiasGradient(ReadOnlySpan<float> sums, Tensor? bias, bool recurrent)
    {
        if (bias is not { RequiresGrad: true })
            return;

        var gradient = bias.GradientBuffer(out var add).AsSpan();
        for (var gate = 0; gate < InputGates; gate++)
        {
            var from = sums.Slice((recurrent ? BlockOf(gate) : gate) * Padded, Hidden);
            var to = gradient.Slice(gate * Hidden, Hidden);
            if (add)
                TensorPrimitives.Add(to, from, to);
            else
                from.CopyTo(to);
        }
    }
}
