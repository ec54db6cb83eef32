using System.Numerics;

namespace Cahier.Tensors;

/// <summary>Arrays that ended scopes gave back, by size, for the next step to use.</summary>
internal static class BufferPool
{
    // Lengths are powers of two: a batch a little longer than the last one finds its buffers all the same.
    private const int SmallestBits = 4;
    private static readonly Stack<float[]>[] _free = [.. Enumerable.Range(0, 31).Select(_ => new Stack<float[]>())];

    /// <summary>An array of at least <paramref name="count"/> numbers, not cleared.</summary>
    public static float[] Rent(int count)
    {
        var bits = Math.Max(SmallestBits, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(count - 1, 0)));
        if (bits > 30)
            return GC.AllocateUninitializedArray<float>(count);

        var free = _free[bits];
        lock (free)
        {
            if (free.TryPop(out var values))
                return values;
        }
        return GC.AllocateUninitializedArray<float>(1 << bits);
    }

    /// <summary>Takes back an array that <see cref="Rent"/> gave.</summary>
    public static void Return(float[] values)
    {
        if (!BitOperations.IsPow2(values.Length))
            return;

        var free = _free[BitOperations.Log2((uint)values.Length)];
        lock (free)
            free.Push(values);
    }
}
