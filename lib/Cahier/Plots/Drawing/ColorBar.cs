using Cahier.Plots.Model;
using Cahier.Plots.Scales;

namespace Cahier.Plots.Drawing;

/// <summary>The strip that says which colour is which number.</summary>
internal sealed record ColorBar(ColorAxis Colors, Box Strip, Axis Axis)
{
    public const double StripWidth = 12;
    public const double Distance = 14;

    public static ColorBar At(ColorAxis colors, double left, double top, double height)
    {
        // A strip far taller than wide says no more than a shorter one.
        double tall = Math.Min(height, Math.Max(120, height * 0.8));
        tall = Math.Min(tall, 280);
        double start = top + (height - tall) / 2;
        return new ColorBar(colors, new Box(left + Distance, start, StripWidth, tall), Ticks(colors, start, tall));
    }

    /// <summary>Room it takes beside the plot.</summary>
    public static double Width(ColorAxis colors, double height) =>
        Distance + StripWidth + Typography.TickLength + 3 + Ticks(colors, 0, Math.Min(height, 280)).Depth;

    private static Axis Ticks(ColorAxis colors, double top, double height)
    {
        var axis = Axis.Vertical(new AxisOptions(), (colors.Min, colors.Max), top, height);
        if (colors.Ticks is not { } given)
            return axis;
        int every = Math.Max(1, (int)Math.Ceiling(given.Count * Typography.Tick * 1.15 / height));
        Tick[] ticks = [.. given.Where((_, i) => i % every == 0)];
        return axis with { Ticks = ticks, Depth = TextWidth.Widest(ticks.Select(tick => tick.Text), Typography.Tick) };
    }
}
