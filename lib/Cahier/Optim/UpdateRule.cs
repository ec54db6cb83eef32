using System.Numerics;
using System.Runtime.InteropServices;

namespace Cahier.Optim;

/// <summary>The formula of an optimizer, for as many parameters as a vector holds.</summary>
internal interface IUpdateRule
{
    /// <summary>How many numbers are remembered of each parameter: 0, 1 or 2.</summary>
    static abstract int Memories { get; }

    /// <summary>
    /// Changes parameters θ and what is remembered of them, given their gradients. Marked for inlining: as a call for every vector it
    /// takes longer than the memory does.
    /// </summary>
    void Update(ref Vector<float> theta, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second);
}

internal static class UpdateRule
{
    /// <summary>
    /// Applies a rule to a stretch of parameters. The last few, which do not fill a vector, go through one of their own: there is one
    /// text of the formula, and each parameter gets the same bits wherever the stretch is cut.
    /// </summary>
    public static void Apply<TRule>(this TRule rule, Span<float> theta, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second)
        where TRule : struct, IUpdateRule
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(theta);
        var gradients = MemoryMarshal.Cast<float, Vector<float>>(gradient)[..vectors.Length];
        var firsts = MemoryMarshal.Cast<float, Vector<float>>(first);
        var seconds = MemoryMarshal.Cast<float, Vector<float>>(second);
        var none = Vector<float>.Zero;
        for (var i = 0; i < vectors.Length; i++)
        {
            if (TRule.Memories == 2)
                rule.Update(ref vectors[i], gradients[i], ref firsts[i], ref seconds[i]);
            else if (TRule.Memories == 1)
                rule.Update(ref vectors[i], gradients[i], ref firsts[i], ref none);
            else
                rule.Update(ref vectors[i], gradients[i], ref none, ref none);
        }

        var rest = vectors.Length * Vector<float>.Count;
        if (rest == theta.Length)
            return;

        var (t, f, s) = (Load(theta, rest), Load(first, rest), Load(second, rest));
        rule.Update(ref t, Load(gradient, rest), ref f, ref s);
        Store(t, theta, rest);
        Store(f, first, rest);
        Store(s, second, rest);
    }

    private static Vector<float> Load(ReadOnlySpan<float> values, int from)
    {
        Span<float> last = stackalloc float[Vector<float>.Count];
        last.Clear();
        if (from < values.Length)
            values[from..].CopyTo(last);
        return new Vector<float>(last);
    }

    private static void Store(Vector<float> vector, Span<float> values, int from)
    {
        for (var i = from; i < values.Length; i++)
            values[i] = vector[i - from];
    }
}
