using Cahier.Plots.Drawing;

namespace Cahier.Plots;

/// <summary>The same as a picture, where only pictures are shown: lines broken as on a page 680 pixels wide.</summary>
internal static class TextHeatmapSvg
{
    private const double Width = 680;
    private const double Letter = 15;
    private const double WordHeight = 24;
    private const double LineHeight = 40;
    private const double Pad = 5;

    public static string Write(TextHeatmap figure, string id)
    {
        var words = new SvgWriter();
        double y = figure.Title is null ? 8 : 34;
        foreach (var row in figure.Rows)
        {
            y = Row(words, figure, row, y);
            y += 10;
        }

        var svg = new SvgWriter();
        svg.Open("svg").Attribute("xmlns", "http://www.w3.org/2000/svg").Attribute("id", id).Attribute("width", Width)
            .Attribute("height", y)
            .Raw(" viewBox=\"0 0 ").Number(Width).Raw(' ').Number(y).Raw('"')
            .Attribute("role", "img").Attribute("aria-labelledby", $"{id}-title {id}-desc").Attribute("font-family", Typography.Family)
            .Attribute("font-size", Letter).Attribute("fill", "currentColor").Content();
        svg.Open("title").Attribute("id", id + "-title").Content().Text(figure.Title ?? figure.Description).Close("title");
        svg.Open("desc").Attribute("id", id + "-desc").Content()
            .Text(figure.Description + ". " + string.Join(" / ", figure.Rows.Select(row => row.ToString(figure.Max)))).Close("desc");
        if (figure.Title is { } title)
            svg.Open("text").Attribute("x", 4).Attribute("y", 18).Attribute("font-weight", "600").Content()
                .Text(TextWidth.Shorten(title, 80)).Close("text");
        return svg.Raw(words.ToString()).Close("svg").ToString();
    }

    private static double Row(SvgWriter svg, TextHeatmap figure, TextRow row, double top)
    {
        double x = 4;
        if (row.Label is { } label)
        {
            svg.Open("text").Attribute("x", x).Attribute("y", top + 17).Attribute("font-weight", "600").Content().Text(label).Close("text");
            x += TextWidth.Of(label, Letter) * 1.15 + 12;
        }

        for (int i = 0; i < row.Words.Length; i++)
        {
            var text = TextWidth.Shorten(row.Words[i], 60);
            double width = TextWidth.Of(text, Letter) + 2 * Pad;
            if (x + width > Width - 4 && x > 4)
            {
                x = 4;
                top += LineHeight;
            }

            var box = new Box(x, top, width, WordHeight);
            Word(svg, figure, row, i, text, box);
            x += width + 9;
        }

        return top + LineHeight;
    }

    private static void Word(SvgWriter svg, TextHeatmap figure, TextRow row, int i, string text, Box box)
    {
        var paint = WeightPaint.Of(row.Weights[i], figure.Max);
        svg.Open("g").Content().Element("title", $"{row.Words[i]}: {TextRow.Percent(row.Weights[i])}");
        if (paint is var (paper, _))
            svg.Rectangle(box).Attribute("rx", 4).Attribute("fill", paper.ToString()).End();
        svg.Open("text").Attribute("x", box.CenterX).Attribute("y", box.Top + 17).Attribute("text-anchor", "middle")
            .Attribute("fill", paint is var (_, ink) ? ink.ToString() : "currentColor").Content().Text(text).Close("text");
        double bar = WeightPaint.Bar(row.Weights[i], figure.Max);
        if (bar >= 0.5)
            svg.Rectangle(new Box(box.Left + Pad, box.Bottom + 2, box.Width - 2 * Pad, bar)).End();
        if (row.IsMarked(i))
            svg.Rectangle(new Box(box.Left - 2.5, box.Top - 2.5, box.Width + 5, box.Height + 5)).Attribute("rx", 6)
                .Attribute("fill", "none")
                .Attribute("stroke", "currentColor").Attribute("stroke-width", 1.6).Attribute("stroke-dasharray", "4 3").End();
        svg.Close("g");
    }
}
