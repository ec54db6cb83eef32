using System.Numerics;

namespace Cahier.Tensors.Kernels;

/// <summary>A function of one number, written for a whole vector of them.</summary>
internal interface IFunction
{
    static abstract Vector<float> Apply(Vector<float> x);
}

/// <summary>A function of two numbers, written for whole vectors of them.</summary>
internal interface IPairFunction
{
    static abstract Vector<float> Apply(Vector<float> x, Vector<float> y);
}

/// <summary>
/// Applies a formula to every element. The last few, which do not fill a vector, go through one of their own: there is one text of the
/// formula, and each element gets the same bits wherever it lies.
/// </summary>
internal static class Elementwise
{
    private static int Width => Vector<float>.Count;

    /// <summary>result = f(x)</summary>
    public static void Apply<TFunction>(Tensor x, Tensor result) where TFunction : IFunction =>
        Cores.Split(
            x.Count,
            10L * x.Count,
            (X: x, Result: result),
            static (on, from, to) => Apply<TFunction>(on.X.AsSpan()[from..to], on.Result.AsSpan()[from..to]),
            multiple: Rows.Unit);

    /// <summary>result = f(x, y), or result +=</summary>
    public static void Apply<TFunction>(Tensor x, Tensor y, Tensor result, bool add) where TFunction : IPairFunction =>
        Cores.Split(
            x.Count,
            10L * x.Count,
            (X: x, Y: y, Result: result, Add: add),
            static (on, from, to) =>
                Apply<TFunction>(on.X.AsSpan()[from..to], on.Y.AsSpan()[from..to], on.Result.AsSpan()[from..to], on.Add),
            multiple: Rows.Unit);

    private static void Apply<TFunction>(ReadOnlySpan<float> x, Span<float> result) where TFunction : IFunction
    {
        for (; x.Length >= Width; x = x[Width..], result = result[Width..])
            TFunction.Apply(new Vector<float>(x)).CopyTo(result);

        Span<float> last = stackalloc float[Width];
        x.CopyTo(last);
        TFunction.Apply(new Vector<float>(last)).CopyTo(last);
        last[..x.Length].CopyTo(result);
    }

    private static void Apply<TFunction>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result, bool add)
        where TFunction : IPairFunction
    {
        for (; x.Length >= Width; x = x[Width..], y = y[Width..], result = result[Width..])
        {
            var value = TFunction.Apply(new Vector<float>(x), new Vector<float>(y));
            (add ? value + new Vector<float>(result) : value).CopyTo(result);
        }

        Span<float> lastX = stackalloc float[Width], lastY = stackalloc float[Width];
        x.CopyTo(lastX);
        y.CopyTo(lastY);
        TFunction.Apply(new Vector<float>(lastX), new Vector<float>(lastY)).CopyTo(lastX);
        for (var i = 0; i < x.Length; i++)
            result[i] = lastX[i] + (add ? result[i] : 0);
    }
}
