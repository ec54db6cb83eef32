using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>
/// A figure as SVG that stands alone: on any background (text and axes take the colour of the text around, currentColor),
/// on paper, and for a screen reader (title and description).
/// </summary>
internal static class SvgFigure
{
    public static string Draw(FigureLayout layout, string id)
    {
        var figure = layout.Figure;
        var svg = new SvgWriter();
        svg.Open("svg").Attribute("xmlns", "http://www.w3.org/2000/svg").Attribute("id", id)
            .Attribute("width", layout.Width).Attribute("height", layout.Height)
            .Raw(" viewBox=\"0 0 ").Number(layout.Width).Raw(' ').Number(layout.Height).Raw('"')
            .Attribute("role", "img").Attribute("aria-labelledby", $"{id}-title {id}-desc")
            .Attribute("font-family", Typography.Family).Attribute("font-size", Typography.Tick)
            .Attribute("fill", "currentColor").Attribute("direction", "ltr").Content();
        svg.Open("title").Attribute("id", id + "-title").Content().Text(FigureDescription.Title(figure)).Close("title");
        svg.Open("desc").Attribute("id", id + "-desc").Content().Text(FigureDescription.Of(figure)).Close("desc");

        double baseline = Typography.Title + 3;
        foreach (var line in layout.TitleLines)
        {
            svg.Open("text").Attribute("x", TitleCenter(layout)).Attribute("y", baseline).Attribute("text-anchor", "middle")
                .Attribute("font-size", Typography.Title).Attribute("font-weight", "600").Content().Text(line).Close("text");
            baseline += Typography.Title * Typography.Leading;
        }

        var detail = HeatmapDrawing.DetailFor(figure);
        foreach (var panel in layout.Panels)
            DrawPanel(svg, panel, detail);
        if (layout.SharedBar is { } bar)
            ColorBarDrawing.Draw(svg, bar);
        return svg.Close("svg").ToString();
    }

    private static void DrawPanel(SvgWriter svg, PanelLayout layout, CellDetail detail)
    {
        svg.Open("g").Content();
        PanelTitleDrawing.Draw(svg, layout);
        AxisDrawing.Grid(svg, layout);

        // A nested svg clips what a chosen range leaves out, without an id to refer to.
        bool clip = layout.Panel.X.Range is not null || layout.Panel.Y.Range is not null;
        if (clip)
        {
            var plot = layout.Plot;
            svg.Open("svg").Attribute("x", plot.Left).Attribute("y", plot.Top)
                .Attribute("width", plot.Width).Attribute("height", plot.Height)
                .Raw(" viewBox=\"").Number(plot.Left).Raw(' ').Number(plot.Top).Raw(' ')
                .Number(plot.Width).Raw(' ').Number(plot.Height).Raw('"')
                .Attribute("overflow", "hidden").Content();
        }

        // What covers the plot lies under the rest, and on a surface lies what its drawing lifts there.
        var order = Enumerable.Range(0, layout.Panel.Traces.Length).OrderBy(i => layout.Panel.Traces[i].Covers ? 0 : 1);
        foreach (int i in order.Where(i => layout.Panel.Surface is null || layout.Panel.Traces[i] is SurfaceTrace))
        {
            var color = layout.Panel.ColorOf(i);
            switch (layout.Panel.Traces[i])
            {
                case HeatmapTrace heatmap: HeatmapDrawing.Draw(svg, layout, heatmap, detail); break;
                case ContourTrace contour: ContourDrawing.Draw(svg, layout, contour); break;
                case SurfaceTrace surface: SurfaceDrawing.Draw(svg, layout, surface); break;
                case ImageTrace images: ImageDrawing.Draw(svg, layout, images); break;
                case PointsTrace points: PointsDrawing.Draw(svg, layout, points, color, Symbols.Of(layout.Panel, i)); break;
                case ColumnTrace columns: BarDrawing.Draw(svg, layout, columns, color); break;
                case HistogramTrace histogram: BarDrawing.Draw(svg, layout, histogram, color); break;
            }
        }

        if (clip)
            svg.Close("svg");
        if (layout.Panel.Surface is null && layout.Panel.Images is null)
        {
            AxisDrawing.Draw(svg, layout);
            PointLabels.Draw(svg, layout);
        }

        if (layout.Panel.Traces.All(trace => trace.XExtent.IsEmpty || trace.YExtent.IsEmpty))
            AxisDrawing.NoData(svg, layout);
        if (layout.Bar is { } bar)
            ColorBarDrawing.Draw(svg, bar);
        svg.Close("g");
    }

    // Over the plots, not over the page: that is where the eye is.
    private static double TitleCenter(FigureLayout layout)
    {
        double half = TextWidth.Widest(layout.TitleLines, Typography.Title) / 2;
        double center = layout.PlotArea.CenterX;
        return half * 2 > layout.Width ? layout.Width / 2 : Math.Clamp(center, half, layout.Width - half);
    }
}
