using Cahier.Plots.Model;
using Cahier.Plots.Scales;

namespace Cahier.Plots.Drawing;

/// <summary>The box behind a surface: floor and two walls with lines to read heights by, ticks along its near edges.</summary>
internal static class SurfaceBox
{
    private const int MostTicks = 5;
    private const double Distance = 13;

    public static void Draw(SvgWriter svg, Panel panel, SurfaceView view)
    {
        var x = Axis.TicksFor(panel.X, view.XRange, MostTicks);
        var y = Axis.TicksFor(panel.Y, view.YRange, MostTicks);
        var z = Axis.TicksFor(panel.Z, view.ZRange, MostTicks);
        var (floor, top) = view.ZRange;
        svg.Open("g").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.16").Attribute("fill", "none").Content();
        foreach (var tick in x)
            Line(svg, view, (tick.Value, view.NearY, floor), (tick.Value, view.FarY, floor), (tick.Value, view.FarY, top));
        foreach (var tick in y)
            Line(svg, view, (view.NearX, tick.Value, floor), (view.FarX, tick.Value, floor), (view.FarX, tick.Value, top));
        foreach (var tick in z)
            Line(svg, view, (view.NearX, view.FarY, tick.Value), (view.FarX, view.FarY, tick.Value), (view.FarX, view.NearY, tick.Value));
        svg.Close("g");

        svg.Open("g").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.5").Attribute("fill", "none").Content();
        Line(svg, view, (view.FarX, view.NearY, floor), (view.NearX, view.NearY, floor), (view.NearX, view.FarY, floor));
        var (cornerX, cornerY) = LeftCorner(view);
        Line(svg, view, (cornerX, cornerY, floor), (cornerX, cornerY, top));
        svg.Close("g");

        // Away from the middle of the floor, on the page.
        double middleX = (view.XRange.Min + view.XRange.Max) / 2, middleY = (view.YRange.Min + view.YRange.Max) / 2;
        var center = view.OnPage(middleX, middleY, floor);
        var (awayX, awayY) = (
            Away(center, view.OnPage(middleX, view.NearY, floor)), Away(center, view.OnPage(view.NearX, middleY, floor)));
        Texts(svg, x, tick => view.OnPage(tick, view.NearY, floor), awayX, panel.X.Title);
        Texts(svg, y, tick => view.OnPage(view.NearX, tick, floor), awayY, panel.Y.Title);
        Texts(svg, z, tick => view.OnPage(cornerX, cornerY, tick), (-1, 0), null);
        if (panel.Z.Title is { } title)
        {
            var place = view.OnPage(cornerX, cornerY, top);
            svg.Open("text").Attribute("x", place.X).Attribute("y", place.Y - 9).Attribute("text-anchor", "middle")
                .Attribute("font-size", Typography.AxisTitle).Attribute("fill-opacity", "0.85").Content().Text(title).Close("text");
        }
    }

    // The upright edge at the left end of what is seen.
    private static (double X, double Y) LeftCorner(SurfaceView view)
    {
        double floor = view.ZRange.Min;
        return view.OnPage(view.NearX, view.FarY, floor).X < view.OnPage(view.FarX, view.NearY, floor).X
            ? (view.NearX, view.FarY)
            : (view.FarX, view.NearY);
    }

    private static void Texts(
        SvgWriter svg, IReadOnlyList<Tick> ticks, Func<double, (double X, double Y)> place, (double X, double Y) away, string? title)
    {
        var anchor = away.X > 0.35 ? "start" : away.X < -0.35 ? "end" : "middle";
        svg.Open("g").Attribute("text-anchor", anchor).Content();
        foreach (var tick in ticks)
        {
            var at = place(tick.Value);
            svg.Open("text").Attribute("x", at.X + away.X * Distance * 0.7)
                .Attribute("y", at.Y + away.Y * Distance + Typography.Tick * 0.35).Content();
            if (tick.Full is { } full)
                svg.Element("title", full);
            svg.Text(tick.Text).Close("text");
        }

        svg.Close("g");
        if (title is null || ticks.Count == 0)
            return;
        var (first, last) = (place(ticks[0].Value), place(ticks[^1].Value));
        double wide = Math.Abs(away.X) * TextWidth.Widest(ticks.Select(tick => tick.Text), Typography.Tick);
        double far = Distance + wide + 12;
        svg.Open("text").Attribute("x", (first.X + last.X) / 2 + away.X * far).Attribute("y", (first.Y + last.Y) / 2 + away.Y * far + 6)
            .Attribute("text-anchor", anchor).Attribute("font-size", Typography.AxisTitle).Attribute("fill-opacity", "0.85")
            .Content().Text(title).Close("text");
    }

    private static (double X, double Y) Away((double X, double Y) from, (double X, double Y) to)
    {
        double x = to.X - from.X, y = to.Y - from.Y, length = Math.Max(1e-9, Math.Sqrt(x * x + y * y));
        return (x / length, y / length);
    }

    private static void Line(SvgWriter svg, SurfaceView view, params ReadOnlySpan<(double X, double Y, double Z)> points)
    {
        svg.Open("path").Raw(" d=\"");
        for (int i = 0; i < points.Length; i++)
        {
            var place = view.OnPage(points[i].X, points[i].Y, points[i].Z);
            svg.Raw(i == 0 ? 'M' : 'L').Number(place.X).Raw(' ').Number(place.Y);
        }

        svg.Raw('"').End();
    }
}
