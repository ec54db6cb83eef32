using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>What stands above a panel: its title, and the legend.</summary>
internal static class PanelTitleDrawing
{
    public static void Draw(SvgWriter svg, PanelLayout layout)
    {
        double bottom = layout.Plot.Top - Typography.Tick / 2 - (layout.Legend?.Height ?? 0);
        for (int i = 0; i < layout.Title.Count; i++)
        {
            double baseline = bottom - 2 - (layout.Title.Count - 1 - i) * Typography.PanelTitle * Typography.Leading;
            svg.Open("text").Attribute("x", layout.Plot.CenterX).Attribute("y", baseline).Attribute("text-anchor", "middle")
                .Attribute("font-size", Typography.PanelTitle).Attribute("font-weight", "600")
                .Content().Text(layout.Title[i]).Close("text");
        }

        if (layout.Legend is { } legend)
            DrawLegend(svg, layout, legend, bottom);
    }

    private static void DrawLegend(SvgWriter svg, PanelLayout layout, Legend legend, double top)
    {
        svg.Open("g").Attribute("font-size", Typography.Legend).Content();
        foreach (var entry in legend.Entries)
        {
            double left = layout.Plot.Left + entry.X, y = top + entry.CenterY;
            DrawKey(svg, layout.Panel, entry.Trace, left, y);
            svg.Open("text").Attribute("x", left + Legend.KeyWidth + 5).Attribute("y", y + Typography.Legend * 0.35)
                .Content().Text(entry.Text).Close("text");
        }

        svg.Close("g");
    }

    private static void DrawKey(SvgWriter svg, Panel panel, int index, double left, double y)
    {
        var color = panel.ColorOf(index);
        double center = left + Legend.KeyWidth / 2;
        switch (panel.Traces[index])
        {
            case PointsTrace points:
                if (points.Line)
                    PointsDrawing.Stroke(svg.Line(left, y, left + Legend.KeyWidth, y), points, color).End();
                if (points.Markers)
                    Symbols.Draw(svg, Symbols.Of(panel, index), color, [(center, y)]);
                break;
            case ColoredTrace:
                break;
            default:
                svg.Rectangle(new Box(center - 6, y - 5, 12, 10)).Attribute("fill", color).End();
                break;
        }
    }
}
