using System.Numerics;
using System.Runtime.InteropServices;

namespace Cahier.Tensors.Kernels;

/// <summary>Work on short rows whose length is a whole number of vectors.</summary>
internal static class Rows
{
    /// <summary>Rows are filled up to a multiple of this: 16 floats, the longest vector there is.</summary>
    public const int Unit = 16;

    /// <summary>The length filled up to whole vectors.</summary>
    public static int Padded(int length) => (length + Unit - 1) / Unit * Unit;

    /// <summary>row = scale·row − its maximum, so that its exponentials are at most 1; a row of −∞ stays.</summary>
    public static void ScaleBelowZero(Span<float> row, float scale)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
        var largest = new Vector<float>(float.NegativeInfinity);
        foreach (var vector in vectors)
            largest = Vector.Max(largest, vector);

        var maximum = float.NegativeInfinity;
        for (var i = 0; i < Vector<float>.Count; i++)
            maximum = MathF.Max(maximum, largest[i]);
        if (float.IsNegativeInfinity(maximum))
            return;

        foreach (ref var vector in vectors)
            vector = (vector - new Vector<float>(maximum)) * scale;
    }

    /// <summary>row /= its sum; a row of zeros stays.</summary>
    public static void DivideBySum(Span<float> row)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
        var sums = Vector<float>.Zero;
        foreach (var vector in vectors)
            sums += vector;

        var sum = Vector.Sum(sums);
        var factor = new Vector<float>(sum == 0 ? 0 : 1 / sum);
        foreach (ref var vector in vectors)
            vector *= factor;
    }

    /// <summary>For p = softmax(scale·s): turns dp into ds = scale·p∘(dp − Σ dp∘p).</summary>
    public static void SoftmaxBackward(ReadOnlySpan<float> p, Span<float> dp, float scale)
    {
        var probabilities = MemoryMarshal.Cast<float, Vector<float>>(p);
        var gradients = MemoryMarshal.Cast<float, Vector<float>>(dp);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < gradients.Length; i++)
            sums += gradients[i] * probabilities[i];

        var sum = new Vector<float>(Vector.Sum(sums));
        for (var i = 0; i < gradients.Length; i++)
            gradients[i] = (gradients[i] - sum) * probabilities[i] * scale;
    }
}
