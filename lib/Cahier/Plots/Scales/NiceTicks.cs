namespace Cahier.Plots.Scales;

/// <summary>Places for ticks that a reader can count with: 1, 2 or 5 times a power of ten.</summary>
internal static class NiceTicks
{
    /// <summary>The smallest such step that makes at most <paramref name="most"/> intervals of a span.</summary>
    public static double Step(double span, int most)
    {
        double raw = span / Math.Max(1, most);
        int exponent = (int)Math.Floor(Math.Log10(raw));
        foreach (int digit in (ReadOnlySpan<int>)[1, 2, 5, 10])
            if (Times(digit, exponent) >= raw * (1 - 1e-9))
                return Times(digit, exponent);
        return Times(10, exponent);
    }

    /// <summary>The nearest such step, for widths that need not be bounds.</summary>
    public static double RoundStep(double width)
    {
        int exponent = (int)Math.Floor(Math.Log10(width));
        double leading = width / Times(1, exponent);
        return Times(leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10, exponent);
    }

    /// <summary>The multiples of a nice step that lie between the limits.</summary>
    public static double[] Linear(double min, double max, int most, bool whole = false)
    {
        double step = Step(max - min, most);
        if (whole)
            step = Math.Max(1, step);
        double first = Math.Ceiling(min / step - 1e-9), last = Math.Floor(max / step + 1e-9);
        var ticks = new double[Math.Max(0, (int)(last - first) + 1)];
        for (int i = 0; i < ticks.Length; i++)
            ticks[i] = step < 1 ? (first + i) / Math.Round(1 / step) : (first + i) * step;
        return ticks;
    }

    /// <summary>Decimals that tell these ticks apart.</summary>
    public static int Decimals(double[] ticks)
    {
        if (ticks.Length < 2)
            return ticks.Length == 0 || ticks[0] == Math.Round(ticks[0]) ? 0 : Math.Clamp(3 - Exponent(ticks[0]), 0, 9);
        return Math.Max(0, -Exponent(ticks[1] - ticks[0]));
    }

    /// <summary>Powers of ten, every few of them where they are many; 1, 2, 5 times them where they are few.</summary>
    public static double[] Logarithmic(double min, double max, int most)
    {
        int first = (int)Math.Floor(Math.Log10(min) + 1e-9), last = (int)Math.Ceiling(Math.Log10(max) - 1e-9);
        double decades = Math.Log10(max / min);
        if (decades < 1)
            return Linear(min, max, most);
        ReadOnlySpan<int> digits = decades <= 2 && most >= 5 ? [1, 2, 5] : [1];
        int every = Math.Max(1, (int)Math.Ceiling(decades / Math.Max(1, most)));
        List<double> ticks = [];
        for (int exponent = first; exponent <= last; exponent++)
            if (exponent % every == 0)
                foreach (int digit in digits)
                    if (Times(digit, exponent) is var tick && tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9))
                        ticks.Add(tick);
        return [.. ticks];
    }

    private static int Exponent(double step) => (int)Math.Floor(Math.Log10(Math.Abs(step)) + 1e-9);

    // 2·10⁻¹ by division is the double nearest to 0.2; by multiplication with 0.1 it need not be.
    private static double Times(int digit, int exponent) => exponent < 0 ? digit / Math.Pow(10, -exponent) : digit * Math.Pow(10, exponent);
}
