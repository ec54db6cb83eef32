using System.Runtime.CompilerServices;

namespace Cahier.Tensors.Kernels;

/// <summary>Memory that one thread keeps for intermediate results of a kernel, beginning at a cache line. Not cleared.</summary>
internal sealed unsafe class Workspace
{
    private const int LineOfCache = 64;
    private float[] _buffer = [];

    /// <summary>Room for so many numbers, the same at each call: what was there before is overwritten.</summary>
    public float* Take(int count)
    {
        var needed = count + LineOfCache / sizeof(float);
        if (_buffer.Length < needed)
            _buffer = GC.AllocateUninitializedArray<float>(needed, pinned: true);       // pinned: the address stays
        var address = (nuint)Unsafe.AsPointer(ref _buffer[0]);
        return (float*)((address + LineOfCache - 1) & ~(nuint)(LineOfCache - 1));
    }
}
