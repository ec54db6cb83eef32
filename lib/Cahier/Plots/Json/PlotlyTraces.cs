using System.Text.Json;
using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Plots.Json;

/// <summary>The marks of a figure, trace by trace, in the schema of plotly.js.</summary>
internal static class PlotlyTraces
{
    public static void Write(Utf8JsonWriter json, FigureLayout layout, int panelIndex, int traceIndex)
    {
        var panel = layout.Panels[panelIndex].Panel;
        var trace = panel.Traces[traceIndex];
        if (trace is ImageTrace images)
        {
            PlotlyImages.Write(json, layout, panelIndex, images);
            return;
        }

        json.WriteStartObject();
        switch (trace)
        {
            case HeatmapTrace heatmap: Heatmap(json, layout, panelIndex, heatmap); break;
            case ContourTrace contour: PlotlyFields.Contour(json, layout, panelIndex, contour); break;
            case SurfaceTrace surface: PlotlyFields.Surface(json, layout, panelIndex, surface); break;
            case PointsTrace points when panel.Surface is not null:
                PlotlyFields.OnSurface(json, layout.Panels[panelIndex], panelIndex, points, panel.ColorOf(traceIndex));
                break;
            case PointsTrace points:
                Points(json, layout.Panels[panelIndex], points, panel.ColorOf(traceIndex), Symbols.Of(panel, traceIndex));
                break;
            case ColumnTrace columns: Columns(json, columns, panel); break;
            case HistogramTrace histogram: Histogram(json, histogram); break;
        }

        if (trace is ColumnTrace or HistogramTrace)
            Fill(json, panel, trace, panel.ColorOf(traceIndex));
        if (trace.Name is { } name)
            json.Text("name", name);
        else if (panel.HasLegend)
            json.WriteString("name", Wording.Series(traceIndex + 1));
        if (trace is not ColoredTrace)
            json.WriteBoolean("showlegend", panel.HasLegend);
        if (panel.HasLegend && panelIndex > 0)
            json.WriteString("legend", PlotlyFigure.Numbered("legend", panelIndex));
        if (panelIndex > 0 && panel.Surface is null)
        {
            json.WriteString("xaxis", PlotlyFigure.Numbered("x", panelIndex));
            json.WriteString("yaxis", PlotlyFigure.Numbered("y", panelIndex));
        }

        json.WriteEndObject();
    }

    private static void Heatmap(Utf8JsonWriter json, FigureLayout layout, int panelIndex, HeatmapTrace trace)
    {
        json.WriteString("type", "heatmap");
        json.WriteStartArray("z");
        for (int row = 0; row < trace.Cells.Rows; row++)
            json.Numbers(trace.Cells.Row(row));
        json.WriteEndArray();
        if (!trace.X.Counts)
            json.Numbers("x", trace.X.Centers);
        if (!trace.Y.Counts)
            json.Numbers("y", trace.Y.Centers);
        json.WriteString("coloraxis", PlotlyColors.NameFor(layout, panelIndex));
        json.WriteBoolean("hoverongaps", false);
        double gap = HeatmapDrawing.Gap(layout.Panels[panelIndex], trace);
        if (gap > 0)
        {
            json.Number("xgap", gap);
            json.Number("ygap", gap);
        }

        json.WriteString("hovertemplate", trace.IsAttention
            ? "%{y} → %{x}<br><b>%{z:.3f}</b><extra></extra>"
            : "%{y}, %{x}<br><b>%{z:.5~g}</b><extra></extra>");
        if (trace.ShowValues)
            json.WriteString("texttemplate", $"%{{z:.{HeatmapDrawing.Decimals(trace)}f}}");
    }

    private static void Points(Utf8JsonWriter json, PanelLayout layout, PointsTrace trace, string color, string symbol)
    {
        json.WriteString("type", "scatter");
        string?[] parts = [trace.Line ? "lines" : null, trace.Markers ? "markers" : null, trace.Labels is not null ? "text" : null];
        json.WriteString("mode", string.Join('+', parts.OfType<string>()));
        json.Numbers("x", trace.X);
        json.Numbers("y", trace.Y);
        if (trace.Labels is { } labels)
        {
            var places = PointLabels.Place(layout).First(placed => ReferenceEquals(placed.Trace, trace)).Places;
            json.Texts("text", places.Select((place, i) => place is null ? "" : PointLabels.Text(trace, i)));
            json.Texts("textposition", places.Select(place => place?.Side ?? "top center"));
            json.Texts("hovertext", labels);
        }

        if (trace.Line)
        {
            json.WriteStartObject("line");
            json.WriteString("color", color);
            json.Number("width", 1.8);
            if (trace.Dashed)
                json.WriteString("dash", "dash");
            json.WriteEndObject();
        }

        if (trace.Markers)
        {
            json.WriteStartObject("marker");
            json.WriteString("color", color);
            json.Number("size", Symbols.Size);
            json.WriteString("symbol", symbol);
            if (layout.Panel.Covered)
            {
                json.WriteStartObject("line");
                json.WriteString("color", "#ffffff");
                json.Number("width", 1.3);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    // Groups by offsets of our own, since barmode is one for the whole figure and histograms lie over one another.
    private static void Columns(Utf8JsonWriter json, ColumnTrace trace, Panel panel)
    {
        var (index, count) = panel.ColumnPlace(trace);
        var (offset, width) = ColumnTrace.Share(index, count);
        json.WriteString("type", "bar");
        json.Numbers("x", Plots.Numbers.Indices(trace.Values.Length));
        json.Numbers("y", trace.Values);
        json.Place("offset", offset);
        json.Place("width", width * (count > 1 ? 0.94 : 1));
        json.WriteString("hovertemplate", "%{x}: %{y}<extra></extra>");
    }

    // Counted here, once: the middle of each bin with its height stands for all the values in it, however many.
    private static void Histogram(Utf8JsonWriter json, HistogramTrace trace)
    {
        json.WriteString("type", "histogram");
        json.WriteString("histfunc", "sum");
        json.Numbers("x", [.. Enumerable.Range(0, trace.Bins.Count).Select(trace.Bins.Center)]);
        json.Numbers("y", trace.Heights);
        json.WriteStartObject("xbins");
        json.Number("start", trace.Bins.Start);
        json.Number("end", trace.Bins.End);
        json.Number("size", trace.Bins.Size);
        json.WriteEndObject();
        json.WriteBoolean("autobinx", false);
    }

    private static void Fill(Utf8JsonWriter json, Panel panel, Trace trace, string color)
    {
        json.WriteStartObject("marker");
        json.WriteString("color", color);
        json.WriteEndObject();
        if (trace is HistogramTrace)
            json.Number("opacity", panel.Traces.OfType<HistogramTrace>().Count() == 1 ? 0.85 : 0.55);
    }
}
