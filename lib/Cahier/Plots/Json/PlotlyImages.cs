using System.Text.Json;
using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Plots.Json;

/// <summary>
/// Images: grey ones as heat maps, whose numbers the pointer shows, those in colour as images. All in one pair of axes, in pixels of the
/// page.
/// </summary>
internal static class PlotlyImages
{
    public static void Write(Utf8JsonWriter json, FigureLayout layout, int panelIndex, ImageTrace trace)
    {
        var plot = layout.Panels[panelIndex].Plot;
        for (int i = 0; i < trace.Pictures.Length; i++)
        {
            var picture = trace.Pictures[i];
            var place = trace.Place(i, plot);
            json.WriteStartObject();
            if (picture.Values is { } values)
                Grey(json, trace, picture, values);
            else
                Colored(json, picture);
            Placed(json, panelIndex, place, plot, picture.Width, picture.Height);
            json.WriteEndObject();
            if (picture.Overlay is { } overlay)
                Veil(json, trace, picture, overlay, panelIndex, place, plot);
        }
    }

    /// <summary>Axes of pixels that nobody sees, y downwards.</summary>
    public static void Axes(Utf8JsonWriter json, FigureLayout layout, int index)
    {
        var panel = layout.Panels[index];
        var (x, y) = PlotlyAxes.Domains(layout, panel);
        Axis(json, PlotlyFigure.Numbered("xaxis", index), x, (0, panel.Plot.Width), null);
        Axis(json, PlotlyFigure.Numbered("yaxis", index), y, (panel.Plot.Height, 0), PlotlyFigure.Numbered("x", index));
    }

    public static void Captions(Utf8JsonWriter json, FigureLayout layout, int index)
    {
        var panel = layout.Panels[index];
        var trace = panel.Panel.Images!;
        for (int i = 0; i < trace.Pictures.Length; i++)
        {
            if (trace.Pictures[i].Caption is not { Length: > 0 } caption)
                continue;
            var place = trace.Place(i, panel.Plot);
            json.WriteStartObject();
            json.Text("text", ImageDrawing.Fitting(caption, place.Width + ImageTrace.Gap));
            json.WriteString("xref", PlotlyFigure.Numbered("x", index));
            json.WriteString("yref", PlotlyFigure.Numbered("y", index));
            json.Place("x", place.CenterX - panel.Plot.Left);
            json.Place("y", place.Bottom - panel.Plot.Top + 1);
            json.WriteString("xanchor", "center");
            json.WriteString("yanchor", "top");
            json.WriteBoolean("showarrow", false);
            json.WriteEndObject();
        }
    }

    private static void Grey(Utf8JsonWriter json, ImageTrace trace, Picture picture, double[] values)
    {
        json.WriteString("type", "heatmap");
        json.WriteStartArray("z");
        for (int row = 0; row < picture.Height; row++)
            json.Numbers(values.AsSpan(row * picture.Width, picture.Width));
        json.WriteEndArray();
        json.Number("zmin", trace.Range.Min);
        json.Number("zmax", trace.Range.Max);
        PlotlyColors.Scale(json, trace.Scale);
        json.WriteBoolean("showscale", false);
        json.WriteString("hovertemplate", Hover(picture, "%{z:.4~g}"));
    }

    private static void Colored(Utf8JsonWriter json, Picture picture)
    {
        json.WriteString("type", "image");
        json.WriteString("colormodel", "rgb");
        json.WriteString("source", ImageDrawing.Pixels(picture));
        json.WriteString("hovertemplate", Hover(picture, "%{color}"));
    }

    private static void Veil(
        Utf8JsonWriter json, ImageTrace trace, Picture picture, Cells overlay, int panelIndex, Box place, Box plot)
    {
        var (color, atNone, atMost) = ImageDrawing.VeilOf(picture);
        json.WriteStartObject();
        json.WriteString("type", "heatmap");
        json.WriteStartArray("z");
        for (int row = 0; row < overlay.Rows; row++)
            json.Numbers(overlay.Row(row));
        json.WriteEndArray();
        json.Number("zmin", 0);
        json.Number("zmax", trace.OverlayMax);
        json.WriteStartArray("colorscale");
        foreach (var (at, opacity) in ((double, double)[])[(0, atNone), (1, atMost)])
        {
            json.WriteStartArray();
            json.Number(at);
            json.WriteStringValue(FormattableString.Invariant($"rgba({color.Red},{color.Green},{color.Blue},{opacity})"));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteBoolean("showscale", false);
        json.WriteString("hovertemplate", Hover(picture, "%{z:.3f}"));
        Placed(json, panelIndex, place, plot, overlay.Columns, overlay.Rows);
        json.WriteEndObject();
    }

    private static string Hover(Picture picture, string value) =>
        (picture.Caption is { Length: > 0 } caption
            ? PlotlyJson.Literal(caption).Replace("%{", "% {", StringComparison.Ordinal) + "<br>"
            : "")
        + $"<b>{value}</b><extra></extra>";

    // The first pixel's middle, and the step to the next.
    private static void Placed(Utf8JsonWriter json, int panelIndex, Box place, Box plot, int columns, int rows)
    {
        double dx = place.Width / columns, dy = place.Height / rows;
        json.Place("x0", place.Left - plot.Left + dx / 2);
        json.Place("dx", dx);
        json.Place("y0", place.Top - plot.Top + dy / 2);
        json.Place("dy", dy);
        if (panelIndex == 0)
            return;
        json.WriteString("xaxis", PlotlyFigure.Numbered("x", panelIndex));
        json.WriteString("yaxis", PlotlyFigure.Numbered("y", panelIndex));
    }

    private static void Axis(Utf8JsonWriter json, string name, (double Start, double End) domain, (double, double) range, string? anchor)
    {
        json.WriteStartObject(name);
        json.Numbers("domain", [domain.Start, domain.End]);
        json.Numbers("range", [range.Item1, range.Item2]);
        json.WriteBoolean("visible", false);
        json.WriteBoolean("fixedrange", true);
        json.WriteBoolean("automargin", false);
        // Pixels stay square at any width of the page.
        json.WriteString("constrain", "domain");
        if (anchor is not null)
        {
            json.WriteString("anchor", anchor);
            json.WriteString("scaleanchor", anchor);
            json.WriteString("constraintoward", "top");
        }

        json.WriteEndObject();
    }
}
