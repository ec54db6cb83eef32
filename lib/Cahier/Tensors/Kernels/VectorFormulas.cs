using System.Runtime.CompilerServices;

namespace Cahier.Tensors.Kernels;

/// <summary>The formulas behind <see cref="VectorMath"/>, one text for every vector width.</summary>
/// <remarks>
/// The polynomials and the quotient were fitted for the smallest largest relative error (Lawson's iteration on a least squares fit); the
/// errors named beside them are those of the fit, before rounding.
/// </remarks>
internal static class VectorMath<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    /// <summary>eˣ = 2ⁿ·eʳ with n = x/ln 2 rounded, so that |r| ≤ ½·ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        // Beyond these ends the result is 0 or ∞ for certain.
        x = TSimd.AtLeast(TSimd.Fill(-104), TSimd.AtMost(TSimd.Fill(89), x));
        var n = Twos(x);
        return TSimd.ScaleByPowerOfTwo(TSimd.Add(ExpMinus1(Remainder(x, n)), TSimd.Fill(1)), n);
    }

    /// <summary>tanh |x| = m/(m + 2) with m = e^2|x| − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1): no digits are lost near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh(TVector x)
    {
        var twice = TSimd.Abs(TSimd.Add(x, x));
        twice = TSimd.AtMost(TSimd.Fill(20), twice);        // tanh 10 = 1 − 4·10⁻⁹
        var n = Twos(twice);
        var power = TSimd.ScaleByPowerOfTwo(TSimd.Fill(1), n);
        var m = TSimd.MultiplyAdd(power, ExpMinus1(Remainder(twice, n)), TSimd.Subtract(power, TSimd.Fill(1)));
        return TSimd.CopySign(TSimd.Divide(m, TSimd.Add(m, TSimd.Fill(2))), x);
    }

    /// <summary>σ(x) = 1/(1 + e⁻ˣ), and eˣ/(1 + eˣ) for negative x: the exponential never overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid(TVector x)
    {
        var e = Exp(TSimd.Subtract(TSimd.Fill(0), TSimd.Abs(x)));
        var one = TSimd.Fill(1);
        return TSimd.Divide(TSimd.WhereNegative(x, e, one), TSimd.Add(one, e));
    }

    /// <summary>erf x = x·P(x²)/Q(x²) up to where it is 1 (2·10⁻⁸).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf(TVector x)
    {
        x = TSimd.AtLeast(TSimd.Fill(-3.95f), TSimd.AtMost(TSimd.Fill(3.95f), x));
        var square = TSimd.Multiply(x, x);
        var p = Next(Next(Next(Next(Next(
            TSimd.Fill(2.0259097e-6f), square, 2.8468788e-4f), square, 3.8081622e-3f), square, 0.05287545f), square, 0.19155031f),
            square, 1.1283791f);
        var q = Next(Next(Next(Next(Next(
            TSimd.Fill(3.7831825e-5f), square, 1.1707261e-3f), square, 0.015055091f), square, 0.11455963f), square, 0.5030897f),
            square, 1);
        return TSimd.AtLeast(TSimd.Fill(-1), TSimd.AtMost(TSimd.Fill(1), TSimd.Divide(TSimd.Multiply(x, p), q)));
    }

    /// <summary>x/ln 2, rounded: above 2²³ floats are whole numbers, so adding 1.5·2²³ rounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Twos(TVector x)
    {
        var large = TSimd.Fill(12582912);
        return TSimd.Subtract(TSimd.MultiplyAdd(x, TSimd.Fill(1.44269504f), large), large);
    }

    /// <summary>r = x − n·ln 2, with ln 2 in two parts, the first short enough that its products are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Remainder(TVector x, TVector n) =>
        TSimd.MultiplyAdd(n, TSimd.Fill(2.12194440e-4f), TSimd.MultiplyAdd(n, TSimd.Fill(-0.693359375f), x));

    /// <summary>eʳ − 1 = r + r²·P(r) for |r| ≤ ½·ln 2 (1.3·10⁻⁸).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpMinus1(TVector r)
    {
        var p = Next(Next(Next(Next(
            TSimd.Fill(1.38145383e-3f), r, 8.3687454e-3f), r, 0.041668393f), r, 0.16666521f), r, 0.49999994f);
        return TSimd.MultiplyAdd(TSimd.Multiply(r, r), p, r);
    }

    /// <summary>One step of Horner's scheme.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Next(TVector sum, TVector x, float coefficient) => TSimd.MultiplyAdd(sum, x, TSimd.Fill(coefficient));
}
