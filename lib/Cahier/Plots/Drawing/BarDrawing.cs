using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Areas that stand on zero: columns side by side, histograms one over the other.</summary>
internal static class BarDrawing
{
    public static void Draw(SvgWriter svg, PanelLayout layout, ColumnTrace trace, string color)
    {
        var (index, count) = layout.Panel.ColumnPlace(trace);
        var (offset, width) = ColumnTrace.Share(index, count);
        svg.Open("g").Attribute("fill", color).Content();
        for (int i = 0; i < trace.Values.Length; i++)
        {
            if (!double.IsFinite(trace.Values[i]))
                continue;
            svg.Rectangle(Bar(layout, i + offset, i + offset + width * (count > 1 ? 0.94 : 1), trace.Values[i])).Content();
            svg.Element("title", $"{trace.Categories[i]}: {NumberText.Short(trace.Values[i])}").Close("rect");
        }

        svg.Close("g");
    }

    public static void Draw(SvgWriter svg, PanelLayout layout, HistogramTrace trace, string color)
    {
        bool alone = layout.Panel.Traces.OfType<HistogramTrace>().Count() == 1;
        svg.Open("g").Attribute("fill", color).Attribute("fill-opacity", alone ? "0.85" : "0.45").Content();
        for (int i = 0; i < trace.Heights.Length; i++)
        {
            if (trace.Heights[i] == 0)
                continue;
            double start = trace.Bins.Start + i * trace.Bins.Size;
            var box = Bar(layout, start, start + trace.Bins.Size, trace.Heights[i]);
            // A thin gap tells neighbours apart, as long as they are wide enough to have one.
            double gap = alone && box.Width > 5 ? 1 : 0;
            svg.Rectangle(box with { Left = box.Left + gap / 2, Width = box.Width - gap }).End();
        }

        svg.Close("g");
        if (!alone)
            Outline(svg, layout, trace, color);
    }

    // Where histograms lie over one another, their contours are what is read.
    private static void Outline(SvgWriter svg, PanelLayout layout, HistogramTrace trace, string color)
    {
        svg.Open("path").Attribute("fill", "none").Attribute("stroke", color).Attribute("stroke-width", 1.4).Raw(" d=\"M")
            .Number(layout.X.Scale.Map(trace.Bins.Start)).Raw(' ').Number(Place(layout, 0));
        for (int i = 0; i < trace.Heights.Length; i++)
        {
            var end = trace.Bins.Start + (i + 1) * trace.Bins.Size;
            svg.Raw('V').Number(Place(layout, trace.Heights[i])).Raw('H').Number(layout.X.Scale.Map(end));
        }
        svg.Raw('V').Number(Place(layout, 0)).Raw('"').End();
    }

    private static Box Bar(PanelLayout layout, double from, double to, double value)
    {
        double left = layout.X.Scale.Map(from), right = layout.X.Scale.Map(to);
        double top = Place(layout, value), foot = Place(layout, 0);
        return new Box(Math.Min(left, right), Math.Min(top, foot), Math.Abs(right - left), Math.Abs(top - foot));
    }

    // A logarithm has no zero: bars stand on the end of the axis then.
    private static double Place(PanelLayout layout, double value) =>
        layout.Y.Scale.Map(value) is var place && double.IsFinite(place) ? place : layout.Plot.Bottom;
}
