using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>The names of a panel's traces, in lines above it.</summary>
internal sealed record Legend(IReadOnlyList<Legend.Entry> Entries, double Height)
{
    /// <summary>Width of the sample of line or mark before a name.</summary>
    public const double KeyWidth = 20;

    private const double LineHeight = Typography.Legend * 1.5;
    private const int LongestName = 40;

    public static Legend? Of(Panel panel, double width)
    {
        if (!panel.HasLegend)
            return null;
        List<Entry> entries = [];
        double x = 0, y = 0;
        for (int i = 0; i < panel.Traces.Length; i++)
        {
            if (panel.Traces[i] is ColoredTrace { Name: null } or ImageTrace)
                continue;
            var name = panel.Traces[i].Name ?? Wording.Series(i + 1);
            var text = TextWidth.Shorten(name, LongestName);
            double needed = KeyWidth + 5 + TextWidth.Of(text, Typography.Legend);
            if (x > 0 && x + needed > width)
                (x, y) = (0, y + LineHeight);
            entries.Add(new Entry(i, text, x, y + LineHeight / 2));
            x += needed + 16;
        }

        return new Legend(entries, y + LineHeight + 2);
    }

    /// <summary>A name, its trace, and where it stands in the legend.</summary>
    internal readonly record struct Entry(int Trace, string Text, double X, double CenterY);
}
