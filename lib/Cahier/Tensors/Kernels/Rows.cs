using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels;

/// <summary>Work on short rows whose length is a whole number of vectors.</summary>
internal static unsafe class Rows
{
    /// <summary>Rows are filled up to a multiple of this: 16 floats, the longest vector there is.</summary>
    public const int Unit = 16;

    /// <summary>The length filled up to whole vectors.</summary>
    public static int Padded(int length) => (length + Unit - 1) / Unit * Unit;

    /// <summary>row = softmax(scale·row); a row of −∞ becomes zeros.</summary>
    public static void Softmax(float* row, int length, float scale)
    {
        if (Vector512.IsHardwareAccelerated)
            Softmax<Simd512, Vector512<float>>(row, length, scale);
        else
            Softmax<SimdUsual, Vector<float>>(row, length, scale);
    }

    /// <summary>For p = softmax(scale·s): turns dp into ds = scale·p∘(dp − Σ dp∘p).</summary>
    public static void SoftmaxBackward(float* p, float* dp, int length, float scale)
    {
        if (Vector512.IsHardwareAccelerated)
            SoftmaxBackward<Simd512, Vector512<float>>(p, dp, length, scale);
        else
            SoftmaxBackward<SimdUsual, Vector<float>>(p, dp, length, scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Softmax<TSimd, TVector>(float* row, int length, float scale) where TSimd : ISimd<TVector> where TVector : struct
    {
        var largest = TSimd.Fill(float.NegativeInfinity);
        for (var i = 0; i < length; i += TSimd.Width)
            largest = TSimd.AtLeast(largest, TSimd.Load(row + i));
        var maximum = TSimd.Largest(largest);
        if (float.IsNegativeInfinity(maximum))
        {
            new Span<float>(row, length).Clear();
            return;
        }

        // The exponentials are at most 1.
        var (shift, factor, sums) = (TSimd.Fill(maximum), TSimd.Fill(scale), TSimd.Fill(0));
        for (var i = 0; i < length; i += TSimd.Width)
        {
            var e = VectorMath<TSimd, TVector>.Exp(TSimd.Multiply(TSimd.Subtract(TSimd.Load(row + i), shift), factor));
            sums = TSimd.Add(sums, e);
            TSimd.Store(e, row + i);
        }

        factor = TSimd.Fill(1 / TSimd.Sum(sums));
        for (var i = 0; i < length; i += TSimd.Width)
            TSimd.Store(TSimd.Multiply(TSimd.Load(row + i), factor), row + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SoftmaxBackward<TSimd, TVector>(float* p, float* dp, int length, float scale)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var sums = TSimd.Fill(0);
        for (var i = 0; i < length; i += TSimd.Width)
            sums = TSimd.MultiplyAdd(TSimd.Load(p + i), TSimd.Load(dp + i), sums);

        var (sum, factor) = (TSimd.Fill(TSimd.Sum(sums)), TSimd.Fill(scale));
        for (var i = 0; i < length; i += TSimd.Width)
        {
            var difference = TSimd.Subtract(TSimd.Load(dp + i), sum);
            TSimd.Store(TSimd.Multiply(TSimd.Multiply(difference, TSimd.Load(p + i)), factor), dp + i);
        }
    }
}
