using System.Numerics;
using System.Runtime.InteropServices;

namespace Cahier.Tensors.Kernels;

/// <summary>
/// Random decisions that are a function of a seed and a position: they can be made again instead of remembered, in vectors of any width
/// and on any core with the same outcome.
/// </summary>
internal readonly struct RandomBits(uint seed)
{
    public static RandomBits From(Random random) => new((uint)random.NextInt64(1L << 32));

    /// <summary>
    /// target = kept · source, with kept 0 with probability p, else 1/(1 − p). Positions count from <paramref name="start"/>.
    /// </summary>
    public void Drop(ReadOnlySpan<float> source, Span<float> target, float p, int start, bool add = false)
    {
        var threshold = (uint)(p * 4294967296.0);
        var factor = 1 / (1 - p);
        var from = MemoryMarshal.Cast<float, Vector<float>>(source);
        var to = MemoryMarshal.Cast<float, Vector<float>>(target);
        var position = Vector<uint>.Indices + new Vector<uint>((uint)start);
        for (var i = 0; i < to.Length; i++)
        {
            var kept = Vector.GreaterThanOrEqual(Mix(position ^ new Vector<uint>(seed)), new Vector<uint>(threshold));
            var value = Vector.ConditionalSelect(Vector.AsVectorSingle(kept), from[i] * factor, Vector<float>.Zero);
            to[i] = add ? to[i] + value : value;
            position += new Vector<uint>((uint)Vector<float>.Count);
        }
        for (var i = to.Length * Vector<float>.Count; i < target.Length; i++)
        {
            var value = Mix((uint)(start + i) ^ seed) >= threshold ? source[i] * factor : 0;
            target[i] = add ? target[i] + value : value;
        }
    }

    // The finaliser of MurmurHash3 (Appleby 2011): each bit of the input changes each bit of the output with probability one half.
    private static Vector<uint> Mix(Vector<uint> x)
    {
        x = (x ^ (x >> 16)) * 0x85ebca6b;
        x = (x ^ (x >> 13)) * 0xc2b2ae35;
        return x ^ (x >> 16);
    }

    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x85ebca6b;
        x = (x ^ (x >> 13)) * 0xc2b2ae35;
        return x ^ (x >> 16);
    }
}
