using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cahier.Tensors.Kernels.Convolution;

/// <summary>Every second number of a row, whole vectors at a time.</summary>
internal static class EverySecond
{
    /// <summary>target = the numbers 0, 2, 4, … of the source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(ReadOnlySpan<float> source, Span<float> target)
    {
        var width = Vector<float>.Count;
        var pairs = source.Length / 2;
        if (source.Length % 2 == 1)
            target[pairs] = source[^1];
        if (pairs < width)
        {
            for (var i = 0; i < pairs; i++)
                target[i] = source[2 * i];
            return;
        }
        for (var i = 0; i < pairs - width; i += width)
            Narrow(source[(2 * i)..]).CopyTo(target[i..]);
        Narrow(source[(2 * (pairs - width))..]).CopyTo(target[(pairs - width)..]);      // the last ones, some of them again
    }

    /// <summary>Two floats are the halves of one 64-bit number: narrowing keeps the lower half, which comes first in memory.</summary>
    private static Vector<float> Narrow(ReadOnlySpan<float> pairs)
    {
        var first = Vector.AsVectorUInt64(new Vector<float>(pairs));
        var second = Vector.AsVectorUInt64(new Vector<float>(pairs[Vector<float>.Count..]));
        return Vector.AsVectorSingle(Vector.Narrow(first, second));
    }
}
