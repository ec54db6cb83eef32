using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

/// <summary>How many processor cores one operation may use. Results are the same bits whatever the number.</summary>
public static class Threads
{
    /// <summary>The calling thread included; at first as many as the machine has. 1: nothing runs anywhere else.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 1.</exception>
    public static int Count
    {
        get => Cores.Count;
        set
        {
            Bounds.AtLeast(value, 1);
            Cores.Count = value;
        }
    }
}
