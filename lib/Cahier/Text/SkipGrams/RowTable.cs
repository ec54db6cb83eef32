using System.Runtime.CompilerServices;

namespace Cahier.Text.SkipGrams;

/// <summary>One vector for each word, each beginning at a cache line and filled up with zeros, so that kernels need no tails.</summary>
internal sealed unsafe class RowTable
{
    public const int LineOfCache = 16;      // floats

    private readonly float[] _values;

    public RowTable(int count, int width)
    {
        (Count, Width) = (count, width);
        Stride = (width + LineOfCache - 1) / LineOfCache * LineOfCache;
        _values = GC.AllocateArray<float>(checked(count * Stride + LineOfCache), pinned: true);      // pinned: the address stays
        var address = (nuint)Unsafe.AsPointer(ref _values[0]);
        const nuint bytes = LineOfCache * sizeof(float);
        Start = (float*)((address + bytes - 1) & ~(bytes - 1));
    }

    public int Count { get; }

    public int Width { get; }

    public int Stride { get; }

    public float* Start { get; }

    public Span<float> Row(int i) => new(Start + (long)i * Stride, Width);
}
