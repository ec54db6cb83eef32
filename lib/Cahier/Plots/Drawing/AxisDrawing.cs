using Cahier.Plots.Scales;

namespace Cahier.Plots.Drawing;

/// <summary>Lines of the grid, axes, ticks with their texts, and titles of axes.</summary>
internal static class AxisDrawing
{
    /// <summary>Faint lines to read values by, behind the marks; cells need none.</summary>
    public static void Grid(SvgWriter svg, PanelLayout layout)
    {
        if (layout.Panel.Covered)
            return;
        var plot = layout.Plot;
        svg.Open("g").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.14").Content();
        foreach (var tick in layout.Y.Ticks)
            svg.Line(plot.Left, Place(layout.Y, tick), plot.Right, Place(layout.Y, tick)).End();
        // Bars and categories are read upwards only.
        if (layout.Panel.X.Words is null && !layout.Panel.Traces.Any(trace => trace.StandsOnZero))
            foreach (var tick in layout.X.Ticks)
                svg.Line(Place(layout.X, tick), plot.Top, Place(layout.X, tick), plot.Bottom).End();
        svg.Close("g");
    }

    public static void Draw(SvgWriter svg, PanelLayout layout)
    {
        var plot = layout.Plot;
        bool covered = layout.Panel.Covered;
        svg.Open("g").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.55").Content();
        if (!covered)
        {
            svg.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom).End();
            double zero = layout.Y.Scale.Map(0);
            if (zero > plot.Top + 1 && zero < plot.Bottom - 1)
                svg.Line(plot.Left, zero, plot.Right, zero).End();
        }

        if (layout.ShowX && layout.Panel.X.Words is null)
            foreach (var tick in layout.X.Ticks)
                svg.Line(Place(layout.X, tick), plot.Bottom, Place(layout.X, tick), plot.Bottom + Typography.TickLength).End();
        svg.Close("g");

        if (layout.ShowX)
            DrawX(svg, layout);
        if (layout.ShowY)
            DrawY(svg, layout);
    }

    public static void NoData(SvgWriter svg, PanelLayout layout) =>
        svg.Open("text").Attribute("x", layout.Plot.CenterX).Attribute("y", layout.Plot.CenterY).Attribute("text-anchor", "middle")
            .Attribute("fill-opacity", "0.65").Attribute("font-style", "italic").Content().Text(Wording.NoData).Close("text");

    /// <summary>Texts at the left of an axis or, of a colour bar, at its right.</summary>
    public static void VerticalTexts(SvgWriter svg, Axis axis, double x, string anchor)
    {
        svg.Open("g").Attribute("text-anchor", anchor).Content();
        foreach (var tick in axis.Ticks)
        {
            svg.Open("text").Attribute("x", x).Attribute("y", Place(axis, tick) + Typography.Tick * 0.35).Content();
            TickText(svg, tick).Close("text");
        }

        svg.Close("g");
    }

    private static void DrawX(SvgWriter svg, PanelLayout layout)
    {
        var axis = layout.X;
        double top = layout.Plot.Bottom + Typography.TickLength + 3;
        svg.Open("g").Attribute("text-anchor", axis.Angle == 0 ? "middle" : "end").Content();
        foreach (var tick in axis.Ticks)
        {
            double x = Place(axis, tick), y = top + Typography.Tick * (axis.Angle == 0 ? 0.8 : axis.Angle == -45 ? 0.5 : 0);
            svg.Open("text");
            if (axis.Angle == 0)
                svg.Attribute("x", x).Attribute("y", y);
            else
                svg.Raw(" transform=\"translate(").Number(x + Typography.Tick * (axis.Angle == -45 ? 0.3 : 0.35)).Raw(' ').Number(y)
                    .Raw(") rotate(").Number(axis.Angle).Raw(")\"");
            svg.Content();
            TickText(svg, tick).Close("text");
        }

        svg.Close("g");
        if (layout.Panel.X.Title is { } title)
            Title(svg, title).Attribute("x", layout.Plot.CenterX).Attribute("y", top + axis.Depth + Typography.AxisTitle + 1)
                .Content().Text(Fitting(title, layout.Plot.Width * 1.15)).Close("text");
    }

    private static void DrawY(SvgWriter svg, PanelLayout layout)
    {
        VerticalTexts(svg, layout.Y, layout.Plot.Left - Typography.Gap, "end");
        if (layout.Panel.Y.Title is not { } title)
            return;
        double x = layout.Plot.Left - Typography.Gap - layout.Y.Depth - Typography.Gap - 2;
        Title(svg, title).Raw(" transform=\"translate(").Number(x).Raw(' ').Number(layout.Plot.CenterY).Raw(") rotate(-90)\"")
            .Content().Text(Fitting(title, layout.Plot.Height * 1.15)).Close("text");
    }

    private static SvgWriter TickText(SvgWriter svg, Tick tick)
    {
        if (tick.Full is { } full)
            svg.Element("title", full);
        return svg.Text(tick.Text);
    }

    private static SvgWriter Title(SvgWriter svg, string title) =>
        svg.Open("text").Attribute("text-anchor", "middle").Attribute("font-size", Typography.AxisTitle)
            .Attribute("fill-opacity", title.Length == 0 ? "0" : "0.85");

    private static string Fitting(string title, double room) =>
        TextWidth.Shorten(title, Math.Max(10, (int)(room / (Typography.AxisTitle * 0.5))));

    private static double Place(Axis axis, Tick tick) => axis.Scale.Map(tick.Value);
}
