namespace Cahier.Text.SkipGrams;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): random numbers for a few instructions each, from any seed.</summary>
internal struct SplitMix(ulong seed)
{
    private const ulong GoldenRatio = 0x9e3779b97f4a7c15;
    private ulong _state = seed;

    /// <summary>A generator of its own for each place of a training.</summary>
    public static SplitMix At(int seed, int epoch, int part)
    {
        var first = new SplitMix((ulong)(uint)seed << 32 ^ (uint)epoch);
        return new(first.Next() ^ (ulong)part * GoldenRatio);
    }

    public ulong Next()
    {
        var z = _state += GoldenRatio;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>0 … limit − 1, each as likely as the others up to limit/2³² (Lemire 2019, without its rejection).</summary>
    public int Next(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    /// <summary>Of [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1L << 53));
}
