namespace Cahier.Text.SkipGrams;

/// <summary>
/// Deals words into blocks of about equal work. Two cores that learn pairs of different blocks of inputs and different blocks of outputs
/// never touch the same vector: in round r, core i takes input block i and output block i + r (Gemulla et al. 2011). So no update is
/// lost or late, and the result does not depend on the number of cores.
/// </summary>
internal static class RowBlocks
{
    /// <summary>Blocks of either kind, so also the number of cores that can work at once.</summary>
    public const int Count = 4;

    /// <param name="work">How often each word is met.</param>
    /// <returns>The block of each word.</returns>
    public static byte[] Deal(ReadOnlySpan<double> work)
    {
        var blocks = new byte[work.Length];
        Span<double> loads = stackalloc double[Count];
        for (var word = 0; word < work.Length; word++)
        {
            var lightest = 0;
            for (var block = 1; block < Count; block++)
                if (loads[block] < loads[lightest])
                    lightest = block;
            blocks[word] = (byte)lightest;
            loads[lightest] += work[word];
        }
        return blocks;
    }
}
