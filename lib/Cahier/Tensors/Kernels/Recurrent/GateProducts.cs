namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>
/// The products of all gates with the input: gate g is rows g·H … of the weight [G·H, D], and columns g·H' … of a row of gates. Where no
/// columns are filled up, one product serves all gates.
/// </summary>
internal readonly struct GateProducts(Recurrence recurrence, int rows, int width, int gatesWidth)
{
    private bool IsOne => recurrence.Padded == recurrence.Hidden;

    private int Products => IsOne ? 1 : recurrence.InputGates;

    private int Outputs => IsOne ? recurrence.Hidden * recurrence.InputGates : recurrence.Hidden;

    /// <summary>gates = x · Wᵀ + b</summary>
    public void Project(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> gates)
    {
        for (var i = 0; i < Products; i++)
        {
            Gemm.MultiplyByTransposed(
                rows, Outputs, width, x, width, weight[(i * Outputs * width)..], width, gates[(i * recurrence.Padded)..], gatesWidth,
                bias.IsEmpty ? bias : bias.Slice(i * Outputs, Outputs));
        }
    }

    /// <summary>gates = x · Wᵀ + b: dW = dgatesᵀ · x</summary>
    public void WeightGradient(ReadOnlySpan<float> gatesGradient, ReadOnlySpan<float> x, Span<float> weightGradient, bool add)
    {
        for (var i = 0; i < Products; i++)
        {
            Gemm.MultiplyTransposed(
                Outputs, width, rows, gatesGradient[(i * recurrence.Padded)..], gatesWidth, x, width,
                weightGradient[(i * Outputs * width)..], width, add);
        }
    }

    /// <summary>gates = x · Wᵀ + b: dx = dgates · W</summary>
    public void InputGradient(ReadOnlySpan<float> gatesGradient, ReadOnlySpan<float> weight, Span<float> inputGradient, bool add)
    {
        for (var i = 0; i < Products; i++)
        {
            Gemm.Multiply(
                rows, width, Outputs, gatesGradient[(i * recurrence.Padded)..], gatesWidth, weight[(i * Outputs * width)..], width,
                inputGradient, width, add || i > 0);
        }
    }
}
