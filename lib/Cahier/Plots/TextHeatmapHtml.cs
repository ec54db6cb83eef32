using Cahier.Plots.Drawing;

namespace Cahier.Plots;

/// <summary>
/// Words as they flow, at any width: styles stand on the elements themselves, so that it reads the same wherever HTML is shown.
/// </summary>
internal static class TextHeatmapHtml
{
    private const string WordStyle =
        "display:inline-block;margin:0 -1px 5px;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere;max-width:100%;";

    public static string Write(TextHeatmap figure, string id)
    {
        var html = new SvgWriter();
        html.Open("figure").Attribute("class", "cahier-text-heatmap").Attribute("id", id).Attribute("lang", Wording.Code)
            .Attribute("style", "margin:0 0 1em").Attribute("role", "group").Attribute("aria-labelledby", id + "-title").Content();
        html.Open("figcaption").Attribute("id", id + "-title").Attribute("style", "margin-bottom:.4em").Content();
        if (figure.Title is { } title)
            html.Open("strong").Attribute("style", "display:block").Content().Text(title).Close("strong");
        html.Open("span").Attribute("style", "font-size:.85em;opacity:.85").Content().Text(figure.Description).Close("span");
        html.Close("figcaption");
        foreach (var row in figure.Rows)
            Row(html, figure, row);
        Key(html, figure);
        html.Open("details").Content().Element("summary", Wording.Data);
        foreach (var row in figure.Rows)
            Table(html, figure, row);
        html.Close("details");
        return html.Close("figure").ToString();
    }

    private static void Row(SvgWriter html, TextHeatmap figure, TextRow row)
    {
        html.Open("p").Attribute("style", "margin:.3em 0 .7em;line-height:1.5").Attribute("dir", "auto").Content();
        if (row.Label is { } label)
            html.Open("span").Attribute("style", WordStyle + "font-weight:600;padding:3px 10px 0 0").Content().Text(label).Close("span")
                .Raw(' ');
        for (int i = 0; i < row.Words.Length; i++)
        {
            bool marked = row.IsMarked(i);
            // The frame keeps its room where there is none, so that words stand on one line.
            html.Open(marked ? "mark" : "span").Attribute("style",
                WordStyle + "background:none;color:inherit;padding:1px;border-radius:7px;border:2px "
                    + (marked ? "dashed currentColor" : "solid transparent"))
                .Attribute("title", Tip(row, i)).Content();
            Word(html, figure, row, i);
            html.Close(marked ? "mark" : "span").Raw(' ');
        }

        html.Close("p");
    }

    private static void Word(SvgWriter html, TextHeatmap figure, TextRow row, int i)
    {
        var style = "display:inline-block;padding:0 3px 3px;border-radius:4px;max-width:100%;";
        if (WeightPaint.Of(row.Weights[i], figure.Max) is var (paper, ink))
            style += $"background:{paper};color:{ink};";
        html.Open("span").Attribute("style", style).Content().Text(row.Words[i]);
        if (figure.ShowValues)
            html.Open("small").Attribute("style", "display:block;text-align:center;font-size:.7em;line-height:1.1").Content()
                .Text(TextRow.Percent(row.Weights[i])).Close("small");
        // The bar says by its height what the background says by its colour.
        html.Open("span").Attribute("style", FormattableString.Invariant(
            $"display:block;height:{WeightPaint.TallestBar}px;margin-top:1px")).Attribute("aria-hidden", "true").Content();
        double bar = Math.Round(WeightPaint.Bar(row.Weights[i], figure.Max), 1);
        html.Open("span").Attribute("style", FormattableString.Invariant(
            $"display:block;height:{bar}px;background:currentColor;border-radius:1px")).Content();
        html.Close("span").Close("span").Close("span");
    }

    private static void Key(SvgWriter html, TextHeatmap figure)
    {
        html.Open("p").Attribute("style", "margin:.2em 0 .6em;font-size:.85em;line-height:1.6").Attribute("aria-hidden", "true").Content();
        foreach (double part in (double[])[0.1, 0.4, 0.7, 1])
        {
            var (paper, ink) = WeightPaint.Of(part, 1)!.Value;
            html.Open("span").Attribute("style",
                $"display:inline-block;padding:0 6px;border-radius:4px;margin-right:4px;background:{paper};color:{ink}").Content()
                .Text(TextRow.Percent(part * figure.Max)).Close("span").Raw(' ');
        }

        if (figure.Rows.Any(row => row.Marks is not null))
            html.Open("span").Attribute(
                "style", "display:inline-block;padding:0 5px;border:2px dashed currentColor;border-radius:6px;margin-left:.6em").Content()
                .Text(Wording.MarkedWord).Close("span");
        html.Close("p");
    }

    private static void Table(SvgWriter html, TextHeatmap figure, TextRow row)
    {
        bool marks = row.Marks is not null;
        html.Raw("<table>");
        if ((row.Label ?? figure.Title) is { } caption)
            html.Element("caption", caption);
        html.Raw("<thead><tr>");
        foreach (var head in (string?[])[Wording.Word, Wording.Weight, marks ? Wording.MarkedWord : null])
            if (head is not null)
                html.Open("th").Attribute("scope", "col").Content().Text(head).Close("th");
        html.Raw("</tr></thead><tbody>");
        for (int i = 0; i < row.Words.Length; i++)
        {
            html.Raw("<tr>").Open("th").Attribute("scope", "row").Attribute("dir", "auto").Content().Text(row.Words[i]).Close("th");
            html.Raw("<td>").Text(NumberText.Short(row.Weights[i])).Raw("</td>");
            if (marks)
                html.Raw("<td>").Text(row.IsMarked(i) ? Wording.Yes : "").Raw("</td>");
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table>");
    }

    private static string Tip(TextRow row, int i) =>
        TextRow.Percent(row.Weights[i]) + (row.IsMarked(i) ? ", " + Wording.MarkedWord : "");
}
