using System.Text.Json;
using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Plots.Json;

/// <summary>Contours, surfaces, and what lies on a surface.</summary>
internal static class PlotlyFields
{
    public static void Contour(Utf8JsonWriter json, FigureLayout layout, int panelIndex, ContourTrace trace)
    {
        json.WriteString("type", "contour");
        // plotly.js knows levels one step apart only: others are counted, the numbers between them stretched to fit.
        var drawn = trace.Even ? trace : Finer(trace);
        Rectangle(json, drawn, trace.Even ? value => value : trace.Place);
        json.WriteBoolean("autocontour", false);
        json.WriteStartObject("contours");
        json.WriteString("type", "levels");
        json.WriteString("coloring", trace.Filled ? "fill" : "none");
        if (trace.Levels.Length > 0)
        {
            double start = trace.Even ? trace.Levels[0] : 1, end = trace.Even ? trace.Levels[^1] : trace.Levels.Length;
            json.Number("start", start);
            json.Number("end", end);
            json.Number("size", trace.Levels.Length > 1 ? (end - start) / (trace.Levels.Length - 1) : Math.Max(1, Math.Abs(start)));
        }

        json.WriteBoolean("showlines", true);
        json.WriteBoolean("showlabels", trace.ShowLabels && trace.Even);
        json.WriteStartObject("labelfont");
        json.Number("size", ContourLabels.Size);
        if (trace.Filled)
            json.WriteString("color", "#ffffff");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("line");
        json.Number("smoothing", 0);
        json.Number("width", trace.Filled ? 1 : 1.5);
        json.WriteString("color", trace.Filled ? "rgba(255,255,255,0.55)" : trace.Color ?? PlotlyFigure.TextColor);
        json.WriteEndObject();
        if (trace.Filled)
            json.WriteString("coloraxis", PlotlyColors.NameFor(layout, panelIndex));
        else
            json.WriteBoolean("showscale", false);
        json.WriteBoolean("hoverongaps", false);
        if (!trace.Even)
            Texts(json, drawn);
        json.WriteString("hovertemplate", $"%{{x}}, %{{y}}<br><b>%{{{(trace.Even ? "z:.5~g" : "text")}}}</b><extra></extra>");
    }

    public static void Surface(Utf8JsonWriter json, FigureLayout layout, int panelIndex, SurfaceTrace trace)
    {
        json.WriteString("type", "surface");
        Rectangle(json, trace, value => value);
        json.WriteString("coloraxis", PlotlyColors.NameFor(layout, panelIndex));
        json.WriteString("scene", PlotlyFigure.Numbered("scene", panelIndex));
        json.WriteStartObject("lighting");
        json.Number("ambient", 0.75);
        json.Number("diffuse", 0.55);
        json.Number("specular", 0.05);
        json.Number("roughness", 0.9);
        json.WriteEndObject();
        json.WriteString("hovertemplate", "%{x:.4~g}, %{y:.4~g}<br><b>%{z:.5~g}</b><extra></extra>");
    }

    /// <summary>A line or points of the plane, lifted onto the surface and a hair above, so that they are not half sunk in it.</summary>
    public static void OnSurface(Utf8JsonWriter json, PanelLayout layout, int panelIndex, PointsTrace trace, string color)
    {
        var surface = layout.Panel.Surface!;
        double hair = 0.008 * (surface.ZExtent.Max - surface.ZExtent.Min);
        var points = trace.X.Select((x, i) => (X: x, Y: trace.Y[i], Z: surface.HeightAt(x, trace.Y[i]))).ToList();
        if (trace.Line && !trace.Markers)
            points = [.. SurfaceOverlay.Lifted(surface, trace)];
        json.WriteString("type", "scatter3d");
        json.WriteString("mode", trace.Line ? trace.Markers ? "lines+markers" : "lines" : "markers");
        json.Numbers("x", [.. points.Select(point => point.X)]);
        json.Numbers("y", [.. points.Select(point => point.Y)]);
        json.Numbers("z", [.. points.Select(point => point.Z + hair)]);
        json.WriteString("scene", PlotlyFigure.Numbered("scene", panelIndex));
        if (trace.Labels is { } labels && points.Count == labels.Length)
            json.Texts("hovertext", labels);
        json.WriteStartObject("line");
        json.WriteString("color", color);
        json.Number("width", 5);
        json.WriteEndObject();
        json.WriteStartObject("marker");
        json.WriteString("color", color);
        json.Number("size", 4);
        json.WriteStartObject("line");
        json.WriteString("color", "#ffffff");
        json.Number("width", 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("hovertemplate", "%{x:.4~g}, %{y:.4~g}<br><b>%{z:.5~g}</b><extra></extra>");
    }

    /// <summary>The box around a surface, seen from where the picture is seen.</summary>
    public static void Scene(Utf8JsonWriter json, FigureLayout layout, int index)
    {
        var panel = layout.Panels[index];
        var trace = panel.Panel.Surface!;
        var (x, y) = PlotlyAxes.Domains(layout, panel);
        json.WriteStartObject(PlotlyFigure.Numbered("scene", index));
        json.WriteStartObject("domain");
        json.Numbers("x", [x.Start, x.End]);
        json.Numbers("y", [y.Start, y.End]);
        json.WriteEndObject();
        Axis(json, "xaxis", panel.Panel.X);
        Axis(json, "yaxis", panel.Panel.Y);
        Axis(json, "zaxis", panel.Panel.Z);
        json.WriteString("aspectmode", "manual");
        json.WriteStartObject("aspectratio");
        json.Number("x", 1);
        json.Number("y", 1);
        json.Number("z", SurfaceView.Tall);
        json.WriteEndObject();
        const double Far = 1.55;         // without perspective, how near is how large
        double azimuth = trace.Camera.Azimuth * Math.PI / 180, elevation = trace.Camera.Elevation * Math.PI / 180;
        json.WriteStartObject("camera");
        json.WriteStartObject("eye");
        json.Place("x", Far * Math.Cos(elevation) * Math.Cos(azimuth));
        json.Place("y", Far * Math.Cos(elevation) * Math.Sin(azimuth));
        json.Place("z", Far * Math.Sin(elevation));
        json.WriteEndObject();
        json.WriteStartObject("projection");
        json.WriteString("type", "orthographic");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Axis(Utf8JsonWriter json, string name, AxisOptions options)
    {
        json.WriteStartObject(name);
        json.WriteStartObject("title");
        json.Text("text", options.Title ?? "");
        json.WriteEndObject();
        json.WriteBoolean("showbackground", false);
        json.WriteBoolean("showspikes", false);
        json.WriteString("gridcolor", PlotlyFigure.GridColor);
        json.WriteString("zerolinecolor", PlotlyFigure.LineColor);
        json.WriteString("linecolor", PlotlyFigure.LineColor);
        json.Number("nticks", 6);
        if (options.Words is { } words)
        {
            json.Numbers("tickvals", Plots.Numbers.Indices(words.Length));
            json.Texts("ticktext", words.Select(word => TextWidth.Shorten(word, Typography.LongestWord)));
        }

        json.WriteEndObject();
    }

    // What is stretched is no longer linear between the points of the grid: lines would be wavy on a coarse one.
    private static ContourTrace Finer(ContourTrace trace)
    {
        const int MostCells = 10_000;
        int times = Math.Clamp((int)Math.Sqrt(MostCells / (double)(trace.Cells.Rows * trace.Cells.Columns)), 1, 6);
        double[] x = Between(trace.X.Centers, times), y = Between(trace.Y.Centers, times);
        var surface = new SurfaceTrace(trace.Cells, trace.X, trace.Y);
        return new ContourTrace(
            Cells.Of(x, y, surface.HeightAt), CellAxis.Of(x, x.Length, "x"), CellAxis.Of(y, y.Length, "y"), trace.Levels);
    }

    private static double[] Between(double[] centers, int times) =>
        [.. Enumerable.Range(0, (centers.Length - 1) * times + 1).Select(i => i % times == 0
            ? centers[i / times]
            : centers[i / times] + (centers[i / times + 1] - centers[i / times]) * (i % times) / times)];

    private static void Rectangle(Utf8JsonWriter json, ColoredTrace trace, Func<double, double> of)
    {
        json.WriteStartArray("z");
        for (int row = 0; row < trace.Cells.Rows; row++)
            json.Numbers([.. trace.Cells.Row(row).ToArray().Select(of)]);
        json.WriteEndArray();
        json.Numbers("x", trace.X.Centers);
        json.Numbers("y", trace.Y.Centers);
    }

    private static void Texts(Utf8JsonWriter json, ContourTrace trace)
    {
        json.WriteStartArray("text");
        for (int row = 0; row < trace.Cells.Rows; row++)
        {
            json.WriteStartArray();
            foreach (double value in trace.Cells.Row(row))
                json.WriteStringValue(NumberText.Short(value));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
