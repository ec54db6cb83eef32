using System.Xml.Linq;
using Cahier.Plots;
using Cahier.Tensors;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class TextHeatmapTests
{
    private static readonly string[] _words = ["ce", "film", "n'est", "pas", "mauvais", "<br>"];
    private static readonly double[] _weights = [0.01, 0.05, 0.1, 0.24, 0.6, 0];
    private static readonly bool[] _marks = [false, false, false, true, true, false];

    [Fact]
    public void Text_has_a_contrast_of_at_least_4_5_to_1_on_every_background()
    {
        for (int i = 0; i <= 1000; i++)
        {
            if (WeightPaint.Of(i / 1000.0, 1) is not var (paper, ink))
                continue;
            double a = Luminance(paper), b = Luminance(ink);
            Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) >= 4.5, $"weight {i / 1000.0}");
        }
    }

    [Fact]
    public void The_greater_the_weight_the_darker_the_paper_and_the_taller_the_bar()
    {
        double last = 1, bar = 0;
        for (int i = 5; i <= 100; i++)
        {
            double now = Luminance(WeightPaint.Of(i / 100.0, 1)!.Value.Paper);
            Assert.True(now <= last && WeightPaint.Bar(i / 100.0, 1) > bar);
            (last, bar) = (now, WeightPaint.Bar(i / 100.0, 1));
        }
    }

    [Fact]
    public void Every_weight_stands_in_a_table_and_framed_words_are_marks()
    {
        var html = XDocument.Parse(Figure().ToHtml()).Root!;
        var rows = html.Descendants("tbody").Single().Elements().ToList();
        Assert.Equal(_words, rows.Select(row => row.Element("th")!.Value));
        Assert.Equal(["0.01", "0.05", "0.1", "0.24", "0.6", "0"], rows.Select(row => row.Elements("td").First().Value));
        Assert.Equal(["pas", "mauvais"], html.Descendants("mark").Select(mark => mark.Value));
        Assert.DoesNotContain(html.Descendants(), element => element.Name.LocalName is "script" or "style" or "br");
    }

    [Fact]
    public void Ids_are_used_once_and_the_picture_is_XML_with_a_description()
    {
        var figure = Figure();
        var ids = XDocument.Parse($"<body>{figure.ToHtml()}{figure.ToHtml()}{figure.ToSvg()}</body>").Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Contains("[mauvais](60%)", XDocument.Parse(figure.ToSvg()).Root!.Elements().ElementAt(1).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void As_text_words_of_weight_carry_it_in_the_language_of_the_notebook()
    {
        Assert.Equal("ce film n'est(10%) [pas](24%) [mauvais](60%) <br>", Speaking.In("en", () => Figure().ToString()).Split('\n')[^1].Split(": ")[1]);
        Assert.Contains("(60\u202f%)", Speaking.In("fr", () => Figure().ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Stacked_texts_share_their_scale()
    {
        var other = TextHeatmap.Of(["a"], [0.3f]);
        Assert.Equal(0.6, TextHeatmap.Stack([Figure(), other]).Max);
        Assert.Equal(2, XDocument.Parse(TextHeatmap.Stack([Figure(), other]).ToHtml()).Descendants("table").Count());
        Assert.Equal(other.Max, TextHeatmap.Of(["a"], Tensor.From([0.3f], 1)).Max);
    }

    [Fact]
    public void Mistakes_are_explained()
    {
        Assert.Contains("1 weights for 2 words", Assert.Throws<ArgumentException>(() => TextHeatmap.Of(["a", "b"], [1.0])).Message, StringComparison.Ordinal);
        Assert.Contains("softmax", Assert.Throws<ArgumentException>(() => TextHeatmap.Of(["a"], [-1.0])).Message, StringComparison.Ordinal);
    }

    private static TextHeatmap Figure() => TextHeatmap.Of(_words, _weights, _marks, label: "positive", title: "What is read");

    // WCAG 2.2, relative luminance.
    private static double Luminance(Rgb color)
    {
        static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);
    }
}
