using System.Numerics;

namespace Cahier.Tensors;

/// <summary>Memory that ended scopes gave back, by size, for the next step to use.</summary>
internal static class StoragePool
{
    // Lengths are powers of two: a batch a little longer than the last one finds its buffers all the same.
    private const int SmallestBits = 4;
    private static readonly Stack<Storage>[] _free = [.. Enumerable.Range(0, 31).Select(_ => new Stack<Storage>())];

    /// <summary>Memory for at least <paramref name="count"/> numbers, not cleared.</summary>
    public static Storage Rent(int count)
    {
        var bits = Math.Max(SmallestBits, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(count - 1, 0)));
        if (bits > 30)
            return Storage.OfLength(count);

        var free = _free[bits];
        lock (free)
        {
            if (free.TryPop(out var storage))
                return storage;
        }
        return Storage.OfLength(1 << bits);
    }

    /// <summary>Takes back what <see cref="Rent"/> gave.</summary>
    public static void Return(Storage storage)
    {
        if (!BitOperations.IsPow2(storage.Values.Length))
            return;

        var free = _free[BitOperations.Log2((uint)storage.Values.Length)];
        lock (free)
            free.Push(storage);
    }
}
