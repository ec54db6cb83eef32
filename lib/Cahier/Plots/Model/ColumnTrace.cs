namespace Cahier.Plots.Model;

/// <summary>A bar for each category, at 0, 1, 2, …</summary>
internal sealed record ColumnTrace(string[] Categories, double[] Values) : Trace
{
    /// <summary>Part of the distance between two categories that their bars take together.</summary>
    public const double GroupWidth = 0.8;

    public override Extent XExtent => Values.Length == 0 ? Extent.Empty : Extent.Of(-0.5, Values.Length - 0.5);

    public override Extent YExtent { get; } = Extent.Of(Values).With(0);

    public override bool StandsOnZero => true;

    public override bool FillsX => true;

    /// <summary>Where the bar of one series stands relative to its category, when several share the room.</summary>
    public static (double Offset, double Width) Share(int series, int count)
    {
        double width = GroupWidth / count;
        return (-GroupWidth / 2 + series * width, width);
    }
}
