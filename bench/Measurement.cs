using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Cahier.Bench;

/// <summary>Runs of one case, timed one by one.</summary>
internal sealed class Measurement
{
    private const int FewestRuns = 5, MostRuns = 100_000;

    private readonly Case _case;
    private readonly double[] _values;

    private Measurement(Case measured, IEnumerable<double> seconds)
    {
        _case = measured;
        _values = [.. seconds.Select(measured.Value).Order()];
    }

    public double Median => _values[_values.Length / 2];

    public static Measurement Of(Case measured, Action run, double seconds, int warmups)
    {
        for (var i = 0; i < warmups; i++)
            run();
        var times = new List<double>();
        var all = Stopwatch.StartNew();
        while (times.Count < FewestRuns || (all.Elapsed.TotalSeconds < seconds && times.Count < MostRuns))
        {
            var start = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return new(measured, times);
    }

    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["case"] = _case.Name,
        ["unit"] = _case.Unit,
        ["median"] = Rounded(Median),
        ["n"] = _values.Length,
        ["min"] = Rounded(_values[0]),
        ["p90"] = Rounded(_values[Math.Min(_values.Length - 1, (int)(_values.Length * 0.9))]),
    });

    private static double Rounded(double value) =>
        double.Parse(value.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
