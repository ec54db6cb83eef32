using System.Numerics;
using System.Runtime.Intrinsics;
using Cahier.Tensors.Kernels;
using MathNet.Numerics;

namespace Cahier.Tests.Tensors.Kernels;

/// <summary>The vector functions against double precision, on every kind of float there is.</summary>
public sealed class VectorMathTests
{
    // In units in the last place of the exact result. Half of one is rounding the result; a few roundings on the way add to it.
    private const double MostUnits = 2.5;

    [Fact]
    public void The_exponential_is_exact_to_a_few_units_everywhere() =>
        Compare(Math.Exp, VectorMath.Exp, VectorMath.Exp);

    [Fact]
    public void The_hyperbolic_tangent_is_exact_to_a_few_units_everywhere() =>
        Compare(Math.Tanh, VectorMath.Tanh, VectorMath.Tanh);

    [Fact]
    public void The_logistic_function_is_exact_to_a_few_units_everywhere() =>
        Compare(x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid, VectorMath.Sigmoid);

    // The quotient of two polynomials of degree 5 rounds a dozen times, and its coefficients are rounded too: 5·10⁻⁷ at worst.
    [Fact]
    public void The_error_function_is_exact_to_a_few_units_everywhere() =>
        Compare(x => double.IsNaN(x) ? x : SpecialFunctions.Erf(x), VectorMath.Erf, VectorMath.Erf, 7);

    [Fact]
    public void Spans_of_any_length_get_what_vectors_get()
    {
        for (var length = 0; length <= 50; length++)
        {
            var x = new float[length];
            for (var i = 0; i < length; i++)
                x[i] = 0.37f * i - 5;
            var (exp, tanh, sigmoid) = (new float[length], new float[length], new float[length]);
            VectorMath.Exp(x, exp);
            VectorMath.Tanh(x, tanh);
            VectorMath.Sigmoid(x, sigmoid);
            for (var i = 0; i < length; i++)
            {
                Assert.Equal(Math.Exp(x[i]), exp[i], 3e-7 * Math.Exp(x[i]));
                Assert.Equal(Math.Tanh(x[i]), tanh[i], 3e-7);
                Assert.Equal(1 / (1 + Math.Exp(-x[i])), sigmoid[i], 3e-7);
            }
        }
    }

    [Fact]
    public void A_number_gets_the_same_bits_at_every_place()
    {
        var x = Enumerable.Repeat(0.7312f, 37).ToArray();
        foreach (var function in (Function[])[VectorMath.Exp, VectorMath.Tanh, VectorMath.Sigmoid])
        {
            var y = new float[x.Length];
            function(x, y);
            Assert.All(y, value => Assert.Equal(y[0], value));
        }
    }

    private delegate void Function(ReadOnlySpan<float> x, Span<float> y);

    private static void Compare(
        Func<double, double> exact, Func<Vector<float>, Vector<float>> usual, Func<Vector512<float>, Vector512<float>> wide,
        double most = MostUnits)
    {
        foreach (var x in Floats())
        {
            var expected = exact(x);
            Check(x, expected, usual(new Vector<float>(x))[0], most);
            if (Vector512.IsHardwareAccelerated)
                Check(x, expected, wide(Vector512.Create(x))[0], most);
        }
    }

    private static void Check(float x, double expected, float computed, double most)
    {
        if (double.IsNaN(expected) || double.IsInfinity((float)expected) || expected == 0)
        {
            if (!computed.Equals((float)expected))
                Assert.Fail($"{x:R}: {computed:R} instead of {expected:R}");
            return;
        }
        var unit = Math.Max(Math.ScaleB(1, Math.ILogB(expected) - 23), float.Epsilon);
        var units = Math.Abs(computed - expected) / unit;
        if (units > most)
            Assert.Fail($"{x:R}: {computed:R} instead of {expected:R}, {units:F2} units away");
    }

    /// <summary>Every 2,039th of all floats (a prime: all parts of the significand occur), and what is special.</summary>
    private static IEnumerable<float> Floats()
    {
        foreach (var special in (float[])[
            0, -0f, 1, -1, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity,
            float.NaN, 88.72283f, 88.72284f, -87.33655f, -103.27893f, -103.97208f, -103.97209f, 0.34657359f, 0.17328679f, 3.95f, 9.02f])
            yield return special;
        for (var bits = 0L; bits < 1L << 32; bits += 2039)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (!float.IsNaN(x))
                yield return x;
        }
    }
}
