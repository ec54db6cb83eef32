
namespace Cahier.Plots.Drawing;

/// <summary>Room that a panel needs around its plot.</summary>
internal readonly record struct Margins(double Left, double Top, double Right, double Bottom)
{
    public static Margins Of(PanelFrame frame, double width, double height)
    {
        var panel = frame.Panel;
        var x = Axis.Horizontal(panel.X, frame.XRange, 0, width);
        var y = Axis.Vertical(panel.Y, frame.YRange, 0, height);

        double left = frame.ShowY ? y.Depth + Typography.TickLength + Typography.Gap + TitleRoom(panel.Y.Title) : Typography.Gap;
        double right = 10, bottom = Typography.Gap;
        if (frame.ShowX)
        {
            bottom = Typography.TickLength + 3 + x.Depth + TitleRoom(panel.X.Title);
            if (x.Ticks.Count > 0)
            {
                // What the outer texts reach beyond the plot.
                var (first, last) = (x.Ticks[0], x.Ticks[^1]);
                double reach = x.Angle == 0 ? 0.5 : x.Angle == -45 ? 0.71 : 0;
                double over = Math.Max(
                    reach * TextWidth.Of(first.Text, Typography.Tick) - x.Scale.Map(first.Value),
                    x.Angle == -45 ? x.Ticks.Max(tick => reach * TextWidth.Of(tick.Text, Typography.Tick) - x.Scale.Map(tick.Value)) : 0);
                left = Math.Max(left, over + 2);
                if (x.Angle == 0)
                    right = Math.Max(right, x.Scale.Map(last.Value) + TextWidth.Of(last.Text, Typography.Tick) / 2 - width + 4);
            }
        }

        if (frame.Bar is { } colors)
            right = Math.Max(right, ColorBar.Width(colors, height) + 4);

        double top = Typography.Tick / 2 + 2;
        if (panel.Title is { } title)
            top += TextWidth.Wrap(title, Typography.PanelTitle, width).Count * Typography.PanelTitle * Typography.Leading + 3;
        if (Legend.Of(panel, width) is { } legend)
            top += legend.Height;
        return new Margins(left, top, right, bottom);
    }

    public Margins Union(Margins other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    private static double TitleRoom(string? title) => title is null ? 0 : Typography.AxisTitle * Typography.Leading + 4;
}
