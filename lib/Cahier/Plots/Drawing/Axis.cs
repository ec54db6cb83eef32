using Cahier.Plots.Model;
using Cahier.Plots.Scales;

namespace Cahier.Plots.Drawing;

/// <summary>An axis as drawn: its scale, its ticks with their texts, and how these are turned.</summary>
/// <param name="Scale">From values to pixels.</param>
/// <param name="Ticks">Those written; fewer than there are words where words would touch.</param>
/// <param name="Angle">Of the texts: 0, −45 or −90 degrees.</param>
/// <param name="Depth">Room the texts take across the axis.</param>
internal sealed record Axis(Scale Scale, IReadOnlyList<Tick> Ticks, double Angle, double Depth)
{
    private const double LineHeight = Typography.Tick * 1.15;

    /// <summary>Along the bottom, from left to right.</summary>
    public static Axis Horizontal(AxisOptions options, (double Min, double Max) range, double left, double width)
    {
        var scale = options.Reversed
            ? new Scale(range.Max, range.Min, left, left + width, options.Logarithmic)
            : new Scale(range.Min, range.Max, left, left + width, options.Logarithmic);
        if (options.Words is { } words)
            return HorizontalWords(words, range, scale, width);

        for (int most = Math.Clamp((int)(width / 55), 2, 10); ; most--)
        {
            var ticks = NumberTicks(options, range, most);
            double widest = TextWidth.Widest(ticks.Select(tick => tick.Text), Typography.Tick);
            if (most == 1 || ticks.Count < 2 || Spacing(ticks, scale) >= widest + 12)
                return new Axis(scale, ticks, 0, Typography.Tick * Typography.Leading);
        }
    }

    /// <summary>At the left, from the bottom up.</summary>
    public static Axis Vertical(AxisOptions options, (double Min, double Max) range, double top, double height)
    {
        var scale = options.Reversed
            ? new Scale(range.Min, range.Max, top, top + height, options.Logarithmic)
            : new Scale(range.Min, range.Max, top + height, top, options.Logarithmic);
        IReadOnlyList<Tick> ticks;
        if (options.Words is { } words)
        {
            double slot = height / Math.Max(1e-9, range.Max - range.Min);
            ticks = WordTicks(words, range, every: (int)Math.Ceiling(LineHeight / slot));
        }
        else
        {
            ticks = NumberTicks(options, range, Math.Clamp((int)(height / 38), 2, 8));
        }

        return new Axis(scale, ticks, 0, TextWidth.Widest(ticks.Select(tick => tick.Text), Typography.Tick));
    }

    /// <summary>Far from 1, the power of ten says more than a row of zeros.</summary>
    public static bool InPowersOfTen((double Min, double Max) range) =>
        Math.Max(Math.Abs(range.Min), Math.Abs(range.Max)) is >= 1e9 or < 1e-3;

    /// <summary>At most about this many ticks, wherever they will stand; of many words every few.</summary>
    public static IReadOnlyList<Tick> TicksFor(AxisOptions options, (double Min, double Max) range, int most) => options.Words is { } words
        ? WordTicks(words, range, every: (words.Length + most - 1) / most)
        : NumberTicks(options with { Logarithmic = false }, range, most);

    // Words lie flat where all fit, lean where they do not, stand where it is close, and are thinned where even that touches.
    private static Axis HorizontalWords(string[] words, (double Min, double Max) range, Scale scale, double width)
    {
        double slot = width / Math.Max(1e-9, range.Max - range.Min);
        var all = WordTicks(words, range, every: 1);
        double widest = TextWidth.Widest(all.Select(tick => tick.Text), Typography.Tick);
        if (widest + 6 <= slot)
            return new Axis(scale, all, 0, Typography.Tick * Typography.Leading);
        if (slot >= LineHeight * 1.41)
            return new Axis(scale, all, -45, (widest + Typography.Tick) * 0.71);
        return new Axis(scale, WordTicks(words, range, (int)Math.Ceiling(LineHeight / slot)), -90, widest + 5);
    }

    private static List<Tick> WordTicks(string[] words, (double Min, double Max) range, int every)
    {
        List<Tick> ticks = [];
        for (int i = 0; i < words.Length; i += every)
        {
            if (i < range.Min || i > range.Max)
                continue;
            var text = TextWidth.Shorten(words[i], Typography.LongestWord);
            ticks.Add(new Tick(i, text, text == words[i] ? null : words[i]));
        }

        return ticks;
    }

    private static IReadOnlyList<Tick> NumberTicks(AxisOptions options, (double Min, double Max) range, int most)
    {
        if (options.Logarithmic)
        {
            var values = NiceTicks.Logarithmic(range.Min, range.Max, most);
            bool powers = values.Any(value => value is < 1e-3 or > 1e5);
            return [.. values.Select(value => new Tick(value, powers ? NumberText.Scientific(value) : NumberText.Short(value)))];
        }

        // One tick tells a place and no distance.
        var ticks = NiceTicks.Linear(range.Min, range.Max, most, options.Whole);
        for (int more = most + 1; ticks.Length < 2 && more <= most + 3; more++)
            ticks = NiceTicks.Linear(range.Min, range.Max, more, options.Whole);
        if (InPowersOfTen(range))
            return [.. ticks.Select(value => new Tick(value, NumberText.Scientific(value)))];
        int decimals = NiceTicks.Decimals(ticks);
        return [.. ticks.Select(value => new Tick(value, NumberText.Fixed(value, decimals)))];
    }

    private static double Spacing(IReadOnlyList<Tick> ticks, Scale scale)
    {
        double least = double.PositiveInfinity;
        for (int i = 1; i < ticks.Count; i++)
            least = Math.Min(least, Math.Abs(scale.Map(ticks[i].Value) - scale.Map(ticks[i - 1].Value)));
        return least;
    }
}
