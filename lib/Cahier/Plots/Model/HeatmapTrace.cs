namespace Cahier.Plots.Model;

/// <summary>A colour for each number of a rectangle.</summary>
internal sealed record HeatmapTrace(Cells Cells, CellAxis X, CellAxis Y) : Trace
{
    public ColorScale Scale { get; init; } = ColorScale.Viridis;

    /// <summary>Limits of the colours; null is the data's own.</summary>
    public double? Min { get; init; }

    /// <inheritdoc cref="Min"/>
    public double? Max { get; init; }

    /// <summary>Whether each cell also carries its number.</summary>
    public bool ShowValues { get; init; }

    /// <summary>Whether the rows are queries and the columns the keys they look at.</summary>
    public bool IsAttention { get; init; }

    public Extent ZExtent { get; } = Cells.Extent();

    public override Extent XExtent => Extent.Of(X.Edges);

    public override Extent YExtent => Extent.Of(Y.Edges);

    public override bool FillsX => true;

    public override bool FillsY => true;
}
