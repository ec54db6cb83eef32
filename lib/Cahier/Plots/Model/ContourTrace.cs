using Cahier.Plots.Scales;

namespace Cahier.Plots.Model;

/// <summary>Lines on which numbers over a plane are equal and, between them, the regions in their colours.</summary>
internal sealed record ContourTrace(Cells Cells, CellAxis X, CellAxis Y, double[] Levels) : ColoredTrace(Cells, X, Y)
{
    public bool Filled { get; init; }

    /// <summary>Whether the lines carry their level.</summary>
    public bool ShowLabels { get; init; }

    /// <summary>
    /// Whether all levels are one step apart; else colours and colour bar go from level to level, not from number to number.
    /// </summary>
    public bool Even { get; } = AreEven(Levels);

    public override Extent XExtent => Extent.Of(X.Centers[0], X.Centers[^1]);

    public override Extent YExtent => Extent.Of(Y.Centers[0], Y.Centers[^1]);

    public override bool HasBar => Filled;

    public override bool Covers => Filled;

    /// <summary>About this many round levels strictly between the least and the greatest number.</summary>
    public static double[] RoundLevels(Extent z, int about)
    {
        if (z.IsEmpty || z.Min == z.Max)
            return [];
        double margin = 1e-9 * (z.Max - z.Min), step = NiceTicks.RoundStep((z.Max - z.Min) / about);
        var round = NiceTicks.Linear(z.Min, z.Max, (int)Math.Round((z.Max - z.Min) / step) + 1);
        return [.. round.Where(level => level > z.Min + margin && level < z.Max - margin)];
    }

    /// <summary>Where a number lies among the levels: 1 on the first, 2 on the second, linear between and beyond.</summary>
    public double Place(double value)
    {
        if (!double.IsFinite(value) || Levels.Length < 2)
            return value;
        int above = Math.Clamp(
            Array.FindIndex(Levels, level => level > value) is var i && i < 0 ? Levels.Length - 1 : i, 1, Levels.Length - 1);
        double place = above + (value - Levels[above - 1]) / (Levels[above] - Levels[above - 1]);
        return Math.Clamp(place, 0, Levels.Length + 1);
    }

    /// <summary>The colour of the region above a level: of its middle, so that neighbours differ as their numbers do.</summary>
    /// <param name="level">−1 is the region below the first.</param>
    /// <param name="colors">The colours of the panel.</param>
    public Rgb RegionColor(int level, ColorAxis colors)
    {
        if (!Even)
            return colors.ColorOf(level + 1.5);
        // Where all numbers are equal there is no level.
        double low = level >= 0 ? Levels[level] : Levels.Length > 0 ? Math.Min(colors.Min, Levels[0]) : colors.Min;
        double high = level + 1 < Levels.Length ? Levels[level + 1] : Levels.Length > 0 ? Math.Max(colors.Max, Levels[^1]) : colors.Max;
        return colors.ColorOf((low + high) / 2);
    }

    private static bool AreEven(double[] levels)
    {
        for (int i = 2; i < levels.Length; i++)
            if (Math.Abs(levels[i] - 2 * levels[i - 1] + levels[i - 2]) > 1e-6 * (levels[1] - levels[0]))
                return false;
        return true;
    }
}
