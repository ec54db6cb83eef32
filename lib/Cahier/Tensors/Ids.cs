using System.Runtime.InteropServices;

namespace Cahier.Tensors;

/// <summary>A copy of numbers of words or classes, in memory of the scope: an operation keeps it for its gradient.</summary>
internal readonly struct Ids
{
    private readonly Tensor _bits;      // the integers, bit by bit

    private Ids(int count)
    {
        _bits = Tensor.Empty([count]);
    }

    public int Length => _bits.Count;

    public int this[int index] => AsSpan()[index];

    /// <summary>Room for as many, to be written.</summary>
    public static Ids Empty(int count) => new(count);

    public static Ids Copy(int[] ids)
    {
        var copy = new Ids(ids.Length);
        ids.CopyTo(copy.AsSpan());
        return copy;
    }

    /// <summary>The rows one after the other.</summary>
    public static Ids Copy(int[,] ids)
    {
        var copy = new Ids(ids.Length);
        if (ids.Length > 0)
            MemoryMarshal.CreateReadOnlySpan(ref ids[0, 0], ids.Length).CopyTo(copy.AsSpan());
        return copy;
    }

    public Span<int> AsSpan() => MemoryMarshal.Cast<float, int>(_bits.AsSpan());
}
