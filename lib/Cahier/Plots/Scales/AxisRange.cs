using Cahier.Plots.Model;

namespace Cahier.Plots.Scales;

/// <summary>From where to where an axis goes.</summary>
internal static class AxisRange
{
    private const double Room = 0.05;          // of the span, left free around points

    /// <param name="axis">What the reader asked.</param>
    /// <param name="data">Where the data reach.</param>
    /// <param name="fills">Whether the marks go to the ends, without room around them.</param>
    /// <param name="measures">Whether the axis carries what is measured (y), for which zero means something.</param>
    /// <param name="standsOnZero">Whether the marks are areas over zero.</param>
    public static (double Min, double Max) Of(AxisOptions axis, Extent data, bool fills, bool measures = false, bool standsOnZero = false)
    {
        if (axis.Range is { } chosen && !(axis.Logarithmic && chosen.Min <= 0))
            return chosen;
        if (axis.Logarithmic)
            return Logarithmic(data, fills);
        if (data.IsEmpty)
            return (0, 1);

        var (min, max) = (data.Min, data.Max);
        // A flat line lies in the middle. Below about 1e-12 of their size, differences are rounding.
        if (max - min <= 1e-12 * Math.Max(Math.Abs(min), Math.Abs(max)))
        {
            double half = min == 0 ? 0.5 : Math.Abs(min) / 2;
            return standsOnZero ? (Math.Min(0, min), Math.Max(1, max)) : (min - half, max + half);
        }

        if (fills)
            return (min, max);
        double room = Room * (max - min);
        // What only just leaves zero, and areas on it, start at zero: a loss of 0.02 should look small.
        bool fromZero = measures && min >= 0 && (standsOnZero || min < 0.15 * max);
        bool toZero = measures && max <= 0 && (standsOnZero || max > 0.15 * min);
        return (fromZero ? 0 : min - room, toZero ? 0 : max + room);
    }

    private static (double Min, double Max) Logarithmic(Extent data, bool fills)
    {
        if (double.IsInfinity(data.MinPositive))
            return (1, 10);
        double ratio = data.Max / data.MinPositive;
        if (ratio < 1 + 1e-12)
            return (data.MinPositive / 2, data.Max * 2);
        double room = fills ? 1 : Math.Pow(ratio, Room);
        return (data.MinPositive / room, data.Max * room);
    }
}
