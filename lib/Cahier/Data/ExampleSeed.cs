namespace Cahier.Data;

/// <summary>A generator of its own for each example of a set: it can be made alone, on any core, and no two examples share one.</summary>
internal static class ExampleSeed
{
    private const int Bits = 31;
    private const uint Mask = (1u << Bits) - 1;

    /// <summary>The generator of one example; training and test examples of one seed never have the same.</summary>
    /// <param name="seed">Of the set.</param>
    /// <param name="isTest">Which half of the generators.</param>
    /// <param name="index">Of the example, from 0.</param>
    public static Random Of(int seed, bool isTest, int index)
    {
        var start = (uint)seed * 0x9e3779b1;
        return new Random((int)Mix((start + 2 * (uint)index + (isTest ? 1u : 0u)) & Mask));
    }

    // Random takes 31 bits. Each step can be undone within them (odd factor, shifted exclusive or), so different numbers stay different.
    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 15)) * 0x2c1b3c6d & Mask;
        x = (x ^ (x >> 12)) * 0x297a2d39 & Mask;
        return x ^ (x >> 15);
    }
}
