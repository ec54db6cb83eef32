namespace Cahier.Plots.Model;

/// <summary>One set of marks in a panel.</summary>
internal abstract record Trace
{
    /// <summary>What the legend calls it.</summary>
    public string? Name { get; init; }

    /// <summary>A colour chosen by the reader (#rrggbb); else the palette's.</summary>
    public string? Color { get; init; }

    public abstract Extent XExtent { get; }

    public abstract Extent YExtent { get; }

    /// <summary>Whether the marks are areas that stand on zero, so that y starts there.</summary>
    public virtual bool StandsOnZero => false;

    /// <summary>Whether the marks cover the plot, so that there is no grid to see and what lies over them needs an outline.</summary>
    public virtual bool Covers => false;

    /// <summary>Whether the marks fill the axes to their ends, so that no room is left around them.</summary>
    public virtual bool FillsX => false;

    /// <inheritdoc cref="FillsX"/>
    public virtual bool FillsY => false;
}
