namespace Cahier.Plots.Model;

/// <summary>A colour for each number of a rectangle.</summary>
internal sealed record HeatmapTrace(Cells Cells, CellAxis X, CellAxis Y) : ColoredTrace(Cells, X, Y)
{
    /// <summary>Whether each cell also carries its number.</summary>
    public bool ShowValues { get; init; }

    /// <summary>Whether the rows are queries and the columns the keys they look at.</summary>
    public bool IsAttention { get; init; }

    public override Extent XExtent => Extent.Of(X.Edges);

    public override Extent YExtent => Extent.Of(Y.Edges);

    public override bool Covers => true;
}
