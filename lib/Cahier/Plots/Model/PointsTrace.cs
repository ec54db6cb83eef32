namespace Cahier.Plots.Model;

/// <summary>Points, joined by a line or each with a mark. A coordinate that is not finite is a gap.</summary>
internal sealed record PointsTrace(double[] X, double[] Y) : Trace
{
    public bool Line { get; init; }

    public bool Markers { get; init; }

    public bool Dashed { get; init; }

    /// <summary>A word beside each point.</summary>
    public string[]? Labels { get; init; }

    public override Extent XExtent { get; } = Extent.Of(X);

    public override Extent YExtent { get; } = Extent.Of(Y);

    public override bool FillsX => Line && !Markers;
}
