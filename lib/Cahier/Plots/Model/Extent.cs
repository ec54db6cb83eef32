namespace Cahier.Plots.Model;

/// <summary>From where to where finite numbers reach, and the smallest of them that a logarithm takes.</summary>
internal readonly record struct Extent(double Min, double Max, double MinPositive)
{
    public static Extent Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);

    public bool IsEmpty => Min > Max;

    public static Extent Of(params ReadOnlySpan<double> values)
    {
        var extent = Empty;
        foreach (double value in values)
            extent = extent.With(value);
        return extent;
    }

    public Extent With(double value) => !double.IsFinite(value)
        ? this
        : new(Math.Min(Min, value), Math.Max(Max, value), value > 0 ? Math.Min(MinPositive, value) : MinPositive);

    public Extent Union(Extent other) =>
        new(Math.Min(Min, other.Min), Math.Max(Max, other.Max), Math.Min(MinPositive, other.MinPositive));

    /// <summary>"from 0 to 1", in the notebook's language.</summary>
    public override string ToString() => IsEmpty ? Wording.NoData : Wording.Range(Min, Max);
}
