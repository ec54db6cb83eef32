using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Plots.Json;

/// <summary>A figure as plotly.js takes it. Places and margins are those of the SVG, so that both look alike.</summary>
internal static class PlotlyFigure
{
    // Readable on white and on black alike; a page that knows its theme may set others.
    public const string TextColor = "#7c7c7c";
    public const string LineColor = "rgba(128,128,128,0.6)";
    public const string GridColor = "rgba(128,128,128,0.22)";
    private const double LeastWidthForButtons = 420;
    private const string Clear = "rgba(0,0,0,0)";

    // Accented letters stay as they are; <, >, & and quotes are written as \u…, so that the text can stand in HTML.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(FigureLayout layout)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            for (int panel = 0; panel < layout.Panels.Length; panel++)
                for (int trace = 0; trace < layout.Panels[panel].Panel.Traces.Length; trace++)
                    PlotlyTraces.Write(json, layout, panel, trace);
            json.WriteEndArray();
            Layout(json, layout);
            json.WriteStartObject("config");
            json.WriteBoolean("responsive", true);
            json.WriteBoolean("displaylogo", false);
            json.WriteStartArray("modeBarButtonsToRemove");
            json.WriteStringValue("select2d");
            json.WriteStringValue("lasso2d");
            json.WriteEndArray();
            // Its buttons would cover a small figure's title.
            if (layout.Width < LeastWidthForButtons)
                json.WriteBoolean("displayModeBar", false);
            json.WriteString("locale", Wording.Code);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The name plotly.js gives the axis, legend or colour axis number <paramref name="index"/>: x, x2, x3, …</summary>
    public static string Numbered(string name, int index) => index == 0 ? name : name + NumberedSuffix(index);

    private static string NumberedSuffix(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Layout(Utf8JsonWriter json, FigureLayout layout)
    {
        var figure = layout.Figure;
        var area = layout.PlotArea;
        json.WriteStartObject("layout");
        json.WriteBoolean("autosize", true);
        // A width of its own only where it must not grow: matrices whose cells are square, and what the reader asked for.
        if (figure.Width is not null || Narrow(layout))
            json.Number("width", Math.Round(layout.Width));
        json.Number("height", Math.Round(layout.Height));
        json.WriteStartObject("margin");
        json.Number("l", Math.Round(area.Left));
        json.Number("r", Math.Round(layout.Width - area.Right));
        json.Number("t", Math.Round(area.Top));
        json.Number("b", Math.Round(layout.Height - area.Bottom));
        json.WriteEndObject();
        if (figure.Title is { } title)
            Title(json, string.Join("<br>", layout.TitleLines.Select(PlotlyJson.Literal)), title);
        json.WriteString("paper_bgcolor", Clear);
        json.WriteString("plot_bgcolor", Clear);
        json.WriteStartObject("font");
        json.WriteString("family", Typography.Family.Replace("'", "", StringComparison.Ordinal));
        json.Number("size", Typography.Tick);
        json.WriteString("color", TextColor);
        json.WriteEndObject();
        json.WriteString("separators", NumberText.DecimalSeparator + NumberText.GroupSeparator);
        json.WriteString("barmode", "overlay");
        if (figure.Panels.All(panel => panel.Traces.OfType<HistogramTrace>().Count() < 2))
            json.Number("bargap", 0.04);
        json.WriteStartObject("modebar");
        json.WriteString("bgcolor", Clear);
        json.WriteString("color", TextColor);
        json.WriteString("activecolor", Palette.Color(0));
        json.WriteEndObject();
        // The same from one update to the next: the reader's zoom stays.
        json.WriteString("uirevision", "cahier");
        json.WriteBoolean("showlegend", figure.Panels.Any(panel => panel.HasLegend));
        for (int i = 0; i < layout.Panels.Length; i++)
            PlotlyAxes.Write(json, layout, i);
        PlotlyColors.Write(json, layout);
        Annotations(json, layout);
        json.WriteEndObject();
    }

    private static void Title(Utf8JsonWriter json, string markup, string full)
    {
        json.WriteStartObject("title");
        json.WriteString("text", markup.Length > 0 ? markup : PlotlyJson.Literal(full));
        json.WriteStartObject("font");
        json.Number("size", Typography.Title);
        json.Number("weight", 600);
        json.WriteEndObject();
        json.WriteString("xref", "paper");
        json.Number("x", 0.5);
        json.WriteString("yref", "container");
        json.Number("y", 1);
        json.WriteString("yanchor", "top");
        json.WriteStartObject("pad");
        json.Number("t", 6);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Annotations(Utf8JsonWriter json, FigureLayout layout)
    {
        json.WriteStartArray("annotations");
        foreach (var panel in layout.Panels)
        {
            var (x, y) = PlotlyAxes.Domains(layout, panel);
            if (panel.Title.Count > 0)
            {
                json.WriteStartObject();
                json.WriteString("text", string.Join("<br>", panel.Title.Select(PlotlyJson.Literal)));
                Anchor(json, (x.Start + x.End) / 2, y.End, "bottom");
                json.Number("yshift", 2 + (panel.Legend?.Height ?? 0));
                json.WriteStartObject("font");
                json.Number("size", Typography.PanelTitle);
                json.Number("weight", 600);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            if (panel.Panel.Images is not null)
                PlotlyImages.Captions(json, layout, Array.IndexOf([.. layout.Panels], panel));
            if (panel.Panel.Traces.All(trace => trace.XExtent.IsEmpty || trace.YExtent.IsEmpty))
            {
                json.WriteStartObject();
                json.WriteString("text", $"<i>{Wording.NoData}</i>");
                Anchor(json, (x.Start + x.End) / 2, (y.Start + y.End) / 2, "middle");
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void Anchor(Utf8JsonWriter json, double x, double y, string vertical)
    {
        json.WriteString("xref", "paper");
        json.WriteString("yref", "paper");
        json.Place("x", x);
        json.Place("y", y);
        json.WriteString("xanchor", "center");
        json.WriteString("yanchor", vertical);
        json.WriteBoolean("showarrow", false);
    }

    private static bool Narrow(FigureLayout layout) =>
        layout.Panels.All(
            panel => panel.Panel.Images is not null || panel.Panel.Traces is [HeatmapTrace { X.Counts: true, Y.Counts: true }]);
}
