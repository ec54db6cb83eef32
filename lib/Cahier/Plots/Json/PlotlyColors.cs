using System.Text.Json;
using Cahier.Plots.Drawing;

namespace Cahier.Plots.Json;

/// <summary>Colour axes with their bars: one for the figure where it is shared, else one a panel.</summary>
internal static class PlotlyColors
{
    public static void Write(Utf8JsonWriter json, FigureLayout layout)
    {
        if (layout.SharedBar is { } shared)
            ColorAxis(json, layout, 0, shared);
        for (int i = 0; i < layout.Panels.Length; i++)
            if (layout.Panels[i].Bar is { } bar)
                ColorAxis(json, layout, i, bar);
    }

    public static string NameFor(FigureLayout layout, int panel) =>
        PlotlyFigure.Numbered("coloraxis", layout.SharedBar is null ? panel : 0);

    /// <summary>The stops of a scale.</summary>
    public static void Scale(Utf8JsonWriter json, ColorScale scale)
    {
        json.WriteStartArray("colorscale");
        var stops = scale.Stops;
        for (int i = 0; i < stops.Count; i++)
        {
            json.WriteStartArray();
            json.Number(Math.Round(i / (stops.Count - 1.0), 4));
            json.WriteStringValue(stops[i].ToString());
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void ColorAxis(Utf8JsonWriter json, FigureLayout layout, int index, ColorBar bar)
    {
        var area = layout.PlotArea;
        json.WriteStartObject(PlotlyFigure.Numbered("coloraxis", index));
        Scale(json, bar.Colors.Scale);
        json.Number("cmin", bar.Colors.Min);
        json.Number("cmax", bar.Colors.Max);
        json.WriteStartObject("colorbar");
        json.Place("x", (bar.Strip.Left - area.Left) / area.Width);
        json.WriteString("xanchor", "left");
        json.Number("xpad", 0);
        json.Place("y", 1 - (bar.Strip.CenterY - area.Top) / area.Height);
        json.WriteString("yanchor", "middle");
        json.WriteString("lenmode", "pixels");
        json.Number("len", Math.Round(bar.Strip.Height));
        json.Number("ypad", 0);
        json.Number("thickness", ColorBar.StripWidth);
        json.Number("outlinewidth", 0);
        json.WriteString("ticks", "outside");
        json.Number("ticklen", Typography.TickLength);
        json.WriteString("tickcolor", PlotlyFigure.LineColor);
        json.WriteString("exponentformat", "power");
        if (bar.Colors.Ticks is not null)
        {
            json.Numbers("tickvals", [.. bar.Axis.Ticks.Select(tick => tick.Value)]);
            json.Texts("ticktext", bar.Axis.Ticks.Select(tick => tick.Text));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
