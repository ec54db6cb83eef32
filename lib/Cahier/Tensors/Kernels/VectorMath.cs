using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels;

/// <summary>
/// Functions of a whole vector of numbers, exact to a few units in the last place over the whole range: infinities, numbers too small for
/// a full float and what is not a number included. The formulas themselves are in <see cref="VectorMath{TSimd, TVector}"/>.
/// </summary>
internal static unsafe class VectorMath
{
    /// <summary>eˣ</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x) => VectorMath<SimdUsual, Vector<float>>.Exp(x);

    /// <summary>eˣ, where Vector512 is accelerated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => VectorMath<Simd512, Vector512<float>>.Exp(x);

    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x) => VectorMath<SimdUsual, Vector<float>>.Tanh(x);

    /// <summary>The hyperbolic tangent, where Vector512 is accelerated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) => VectorMath<Simd512, Vector512<float>>.Tanh(x);

    /// <summary>1/(1 + e⁻ˣ)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x) => VectorMath<SimdUsual, Vector<float>>.Sigmoid(x);

    /// <summary>1/(1 + e⁻ˣ), where Vector512 is accelerated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => VectorMath<Simd512, Vector512<float>>.Sigmoid(x);

    /// <summary>The error function 2/√π·∫₀ˣ e^(−t²) dt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Erf(Vector<float> x) => VectorMath<SimdUsual, Vector<float>>.Erf(x);

    /// <summary>The error function, where Vector512 is accelerated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x) => VectorMath<Simd512, Vector512<float>>.Erf(x);

    /// <summary>result = eˣ</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> result) => Apply<OfExp>(x, result);

    /// <summary>result = tanh x</summary>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> result) => Apply<OfTanh>(x, result);

    /// <summary>result = 1/(1 + e⁻ˣ)</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> result) => Apply<OfSigmoid>(x, result);

    private static void Apply<TFunction>(ReadOnlySpan<float> x, Span<float> result) where TFunction : IOfVectors
    {
        if (result.Length < x.Length)
            throw new ArgumentException("The result is shorter than x.", nameof(result));
        fixed (float* from = x, to = result)
        {
            if (Vector512.IsHardwareAccelerated)
                Apply<TFunction, Simd512, Vector512<float>>(from, to, x.Length);
            else
                Apply<TFunction, SimdUsual, Vector<float>>(from, to, x.Length);
        }
    }

    private static void Apply<TFunction, TSimd, TVector>(float* x, float* result, int count)
        where TFunction : IOfVectors
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var i = 0;
        for (; i + TSimd.Width <= count; i += TSimd.Width)
            TSimd.Store(TFunction.Apply<TSimd, TVector>(TSimd.Load(x + i)), result + i);
        if (i == count)
            return;

        // The last few go through a vector of their own: each number gets the same bits wherever it lies.
        var last = stackalloc float[TSimd.Width];
        new ReadOnlySpan<float>(x + i, count - i).CopyTo(new Span<float>(last, TSimd.Width));
        TSimd.Store(TFunction.Apply<TSimd, TVector>(TSimd.Load(last)), last);
        new ReadOnlySpan<float>(last, count - i).CopyTo(new Span<float>(result + i, count - i));
    }

    private interface IOfVectors
    {
        static abstract TVector Apply<TSimd, TVector>(TVector x) where TSimd : ISimd<TVector> where TVector : struct;
    }

    private readonly struct OfExp : IOfVectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x) where TSimd : ISimd<TVector> where TVector : struct =>
            VectorMath<TSimd, TVector>.Exp(x);
    }

    private readonly struct OfTanh : IOfVectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x) where TSimd : ISimd<TVector> where TVector : struct =>
            VectorMath<TSimd, TVector>.Tanh(x);
    }

    private readonly struct OfSigmoid : IOfVectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x) where TSimd : ISimd<TVector> where TVector : struct =>
            VectorMath<TSimd, TVector>.Sigmoid(x);
    }
}
