using System.Globalization;
using System.Text.Json;
using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Plots.Json;

/// <summary>The axes of each panel, with the part of the plot area they take, and the panel's legend.</summary>
internal static class PlotlyAxes
{
    public static void Write(Utf8JsonWriter json, FigureLayout layout, int index)
    {
        var panel = layout.Panels[index];
        var (x, y) = Domains(layout, panel);
        if (panel.Panel.Surface is not null || panel.Panel.Images is not null)
        {
            if (panel.Panel.Surface is not null)
                PlotlyFields.Scene(json, layout, index);
            else
                PlotlyImages.Axes(json, layout, index);
            if (panel.Legend is not null)
                Legend(json, index, x.Start, y.End);
            return;
        }

        bool cells = panel.Panel.Covered;
        bool lines = !cells && panel.Panel.X.Words is null && !panel.Panel.Traces.Any(trace => trace.StandsOnZero);

        json.WriteStartObject(PlotlyFigure.Numbered("xaxis", index));
        Common(json, layout, panel.Panel.X, panel.X, x, panel.ShowX, lines, index, vertical: false);
        json.WriteString("anchor", PlotlyFigure.Numbered("y", index));
        if (layout.Figure.SharedAxes && index > 0)
            json.WriteString("matches", "x");
        if (panel.X.Angle != 0 && panel.Panel.X.Words is not null)
            json.Number("tickangle", panel.X.Angle);
        json.WriteBoolean("showline", !cells);
        json.WriteEndObject();

        json.WriteStartObject(PlotlyFigure.Numbered("yaxis", index));
        Common(json, layout, panel.Panel.Y, panel.Y, y, panel.ShowY, !cells, index, vertical: true);
        json.WriteBoolean("showline", false);
        // What starts at zero in the picture does so here.
        if (!cells && panel.Y.Scale.Min == 0 && panel.Panel.Y.Range is null)
            json.WriteString("rangemode", "tozero");
        json.WriteString("anchor", PlotlyFigure.Numbered("x", index));
        if (layout.Figure.SharedAxes && index > 0)
            json.WriteString("matches", "y");
        json.WriteEndObject();

        if (panel.Legend is not null)
            Legend(json, index, x.Start, y.End);
    }

    /// <summary>The part of the plot area that a panel takes, from 0 to 1, y upwards.</summary>
    public static ((double Start, double End) X, (double Start, double End) Y) Domains(FigureLayout layout, PanelLayout panel)
    {
        var (area, plot) = (layout.PlotArea, panel.Plot);
        return (
            (Part(plot.Left - area.Left, area.Width), Part(plot.Right - area.Left, area.Width)),
            (Part(area.Bottom - plot.Bottom, area.Height), Part(area.Bottom - plot.Top, area.Height)));
    }

    private static void Common(
        Utf8JsonWriter json, FigureLayout layout, AxisOptions options, Axis axis, (double Start, double End) domain,
        bool shown, bool grid, int index, bool vertical)
    {
        json.WriteStartArray("domain");
        json.Number(domain.Start);
        json.Number(domain.End);
        json.WriteEndArray();
        json.WriteString("type", options.Logarithmic ? "log" : "linear");
        if (shown && options.Title is { } title)
        {
            json.WriteStartObject("title");
            json.Text("text", title);
            json.WriteStartObject("font");
            json.Number("size", Typography.AxisTitle);
            json.WriteEndObject();
            json.Number("standoff", 8);
            json.WriteEndObject();
        }

        Range(json, options, axis);
        json.WriteBoolean("showgrid", grid);
        json.WriteString("gridcolor", PlotlyFigure.GridColor);
        json.WriteBoolean("zeroline", grid);
        json.WriteString("zerolinecolor", PlotlyFigure.LineColor);
        json.WriteString("linecolor", PlotlyFigure.LineColor);
        json.WriteString("ticks", shown && !vertical && options.Words is null ? "outside" : "");
        json.WriteString("tickcolor", PlotlyFigure.LineColor);
        json.Number("ticklen", Typography.TickLength);
        json.WriteString("exponentformat", options.Logarithmic || Axis.InPowersOfTen((axis.Scale.Min, axis.Scale.Max)) ? "power" : "none");
        json.WriteBoolean("separatethousands", true);
        if (options.Logarithmic)
            LogarithmicTicks(json, axis);
        json.WriteBoolean("showticklabels", shown);
        // Matching axes grow no margins of their own, the shared layout has counted them.
        json.WriteBoolean("automargin", !layout.Figure.SharedAxes || index == 0);
        if (options.Words is { } words)
            Words(json, words, axis);
        else if (options.Whole)
            json.WriteString("tickformat", ",d");
    }

    // 1, 2 and 5 times the powers of ten over a decade or two; then the powers alone, as many as the picture has.
    private static void LogarithmicTicks(Utf8JsonWriter json, Axis axis)
    {
        double decades = Math.Log10(Math.Max(axis.Scale.Max, axis.Scale.Min) / Math.Min(axis.Scale.Max, axis.Scale.Min));
        if (decades <= 2)
            json.WriteString("dtick", "D2");
        else
            json.Number("dtick", Math.Ceiling(decades / 10));
    }

    private static void Range(Utf8JsonWriter json, AxisOptions options, Axis axis)
    {
        // Words have their places, half a step around each; for the rest plotly.js looks at the data, also at those of updates.
        bool counted = options.Words is not null || options.Whole;
        if (options.Range is null && !counted)
        {
            if (options.Reversed)
                json.WriteString("autorange", "reversed");
            return;
        }

        double min = axis.Scale.Min, max = axis.Scale.Max;
        if (options.Reversed && min < max)
            (min, max) = (max, min);
        json.WriteStartArray("range");
        json.Number(options.Logarithmic ? Math.Log10(min) : min);
        json.Number(options.Logarithmic ? Math.Log10(max) : max);
        json.WriteEndArray();
    }

    // Words may repeat, so places are numbers and the words are what is written there.
    private static void Words(Utf8JsonWriter json, string[] words, Axis axis)
    {
        json.WriteString("tickmode", "array");
        json.Numbers("tickvals", [.. axis.Ticks.Select(tick => tick.Value)]);
        json.Texts("ticktext", axis.Ticks.Select(tick => tick.Text));
        if (axis.Ticks.Count == words.Length)
            return;
        // Where only some are written, the others are still shown by the pointer.
        json.WriteStartObject("labelalias");
        for (int i = 0; i < words.Length; i++)
            json.Text(i.ToString(CultureInfo.InvariantCulture), TextWidth.Shorten(words[i], Typography.LongestWord));
        json.WriteEndObject();
    }

    private static void Legend(Utf8JsonWriter json, int index, double x, double y)
    {
        json.WriteStartObject(PlotlyFigure.Numbered("legend", index));
        json.WriteString("orientation", "h");
        json.Place("x", x);
        json.WriteString("xanchor", "left");
        json.Place("y", y);
        json.WriteString("yanchor", "bottom");
        json.WriteString("bgcolor", "rgba(0,0,0,0)");
        json.WriteEndObject();
    }

    private static double Part(double length, double whole) => Math.Clamp(Math.Round(length / whole, 4), 0, 1);
}
