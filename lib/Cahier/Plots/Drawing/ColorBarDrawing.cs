namespace Cahier.Plots.Drawing;

internal static class ColorBarDrawing
{
    private const int Steps = 64;

    public static void Draw(SvgWriter svg, ColorBar bar)
    {
        var strip = bar.Strip;
        double height = strip.Height / Steps;
        svg.Open("g").Attribute("shape-rendering", "crispEdges").Content();
        for (int i = 0; i < Steps; i++)
        {
            // Each reaches half a pixel under the next, so that no hairline shows between them.
            double top = strip.Top + i * height, reach = i + 1 < Steps ? 0.5 : 0;
            svg.Rectangle(new Box(strip.Left, top, strip.Width, height + reach))
                .Attribute("fill", bar.Colors.Scale.At(1 - (i + 0.5) / Steps).ToString()).End();
        }

        svg.Close("g");
        svg.Open("g").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.55").Content();
        foreach (var tick in bar.Axis.Ticks)
        {
            var y = bar.Axis.Scale.Map(tick.Value);
            svg.Line(strip.Right, y, strip.Right + Typography.TickLength, y).End();
        }
        svg.Close("g");
        AxisDrawing.VerticalTexts(svg, bar.Axis, strip.Right + Typography.TickLength + 3, "start");
    }
}
