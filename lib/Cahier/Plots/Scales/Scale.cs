namespace Cahier.Plots.Scales;

/// <summary>From values to places on the page: Min falls on Start, Max on End.</summary>
internal readonly record struct Scale(double Min, double Max, double Start, double End, bool Logarithmic)
{
    public double Map(double value)
    {
        double t = Logarithmic
            ? value > 0 ? Math.Log10(value / Min) / Math.Log10(Max / Min) : double.NaN
            : (value - Min) / (Max - Min);
        return Start + t * (End - Start);
    }
}
