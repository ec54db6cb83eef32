namespace Cahier.Data;

/// <summary>The rows of a set, drawn into two parts.</summary>
internal static class Parts
{
    public static (int[] First, int[] Second) Of(int count, double share, int seed)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), Messages.NotAShare(share));
        int[] rows = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(rows);
        var first = (int)Math.Round(share * count);
        return (rows[..first], rows[first..]);
    }
}
