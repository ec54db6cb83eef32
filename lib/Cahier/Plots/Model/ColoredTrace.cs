namespace Cahier.Plots.Model;

/// <summary>Numbers over a rectangle, shown by colour: as cells, as regions between levels, or as a surface.</summary>
/// <param name="Cells">[Y, X]</param>
/// <param name="X">Where the columns lie.</param>
/// <param name="Y">Where the rows lie.</param>
internal abstract record ColoredTrace(Cells Cells, CellAxis X, CellAxis Y) : Trace
{
    public ColorScale Scale { get; init; } = ColorScale.Viridis;

    /// <summary>Limits of the colours; null is the data's own.</summary>
    public double? Min { get; init; }

    /// <inheritdoc cref="Min"/>
    public double? Max { get; init; }

    public Extent ZExtent { get; } = Cells.Extent();

    /// <summary>Whether its colours are numbers, and a bar says which.</summary>
    public virtual bool HasBar => true;

    public override bool FillsX => true;

    public override bool FillsY => true;
}
