namespace Cahier.Tests.DoubleReference;

/// <summary>Functions of one number that .NET does not have.</summary>
internal static class NaiveFunctions
{
    /// <summary>Φ(x), the probability that a standard normal number is below x: ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …).</summary>
    public static double Normal(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 3; n < 400; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }
        return 0.5 + sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
    }
}
