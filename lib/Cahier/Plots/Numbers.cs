using System.Numerics;

namespace Cahier.Plots;

/// <summary>Any sequence of numbers as doubles, copied: a figure does not change when its data do.</summary>
internal static class Numbers
{
    public static double[] From<T>(IEnumerable<T> values) where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return values switch
        {
            double[] doubles => [.. doubles],
            float[] floats => Array.ConvertAll(floats, value => (double)value),
            _ => [.. values.Select(double.CreateSaturating)],
        };
    }

    /// <summary>0, 1, …, count − 1.</summary>
    public static double[] Indices(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    public static void RequireSameLength(int x, int y, string what)
    {
        if (x != y)
            throw new ArgumentException(Wording.LengthsDiffer(what, x, y));
    }
}
