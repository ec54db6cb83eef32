using System.Globalization;

namespace Cahier.Host.Benchmarks;

/// <summary>One measured figure beside the bound it is held to.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Bound">No more than this.</param>
/// <param name="Remark">What else is to know.</param>
internal sealed record Figure(string Name, double Value, string Unit, double Bound, string Remark = "")
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-44} {Value,8:0.0} {Unit,-2} (≤ {Bound:0} {Unit}){(Value > Bound ? "  OVER" : "")}{(Remark.Length > 0 ? "  " + Remark : "")}");

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
