using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cahier.Plots;
using Cahier.Tensors;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public partial class SvgTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => Samples.Names;

    [Theory, MemberData(nameof(Names))]
    public void A_picture_is_XML_with_a_title_and_a_description_that_it_is_labelled_by(string sample)
    {
        var svg = XDocument.Parse(Samples.All[sample]().ToSvg()).Root!;
        Assert.Equal("img", svg.Attribute("role")!.Value);
        var labels = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal<string>(labels, [svg.Element(_svg + "title")!.Attribute("id")!.Value, svg.Element(_svg + "desc")!.Attribute("id")!.Value]);
        Assert.NotEmpty(svg.Element(_svg + "title")!.Value);
        Assert.NotEmpty(svg.Element(_svg + "desc")!.Value);
    }

    [Theory, MemberData(nameof(Names))]
    public void Looks_are_presentation_attributes_alone(string sample)
    {
        var svg = XDocument.Parse(Samples.All[sample]().ToSvg()).Root!;
        Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Name.LocalName is "style" or "script" or "foreignObject");
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "style" or "class" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Numbers_in_attributes_have_a_decimal_point_in_every_culture(string sample)
    {
        foreach (var culture in (string[])["fr-FR", "en-US", "ar-SA", "sv-SE"])
        {
            var svg = Speaking.In("fr", culture, () => XDocument.Parse(Samples.All[sample]().ToSvg()).Root!);
            foreach (var attribute in svg.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is "x" or "y" or "x1" or "y1" or "x2" or "y2" or "width" or "height"))
                Assert.True(double.TryParse(attribute.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number), attribute.ToString());
            Assert.All(svg.Descendants(_svg + "path").Select(path => path.Attribute("d")!.Value), d => Assert.DoesNotMatch("[,−\u066b]|NaN|∞", d));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_culture_of_numbers_changes_no_byte(string sample)
    {
        var french = Speaking.In("en", "fr-FR", () => Samples.All[sample]().ToSvg("id") + Samples.All[sample]().ToJson() + Samples.All[sample]().ToHtml("id"));
        var english = Speaking.In("en", "en-US", () => Samples.All[sample]().ToSvg("id") + Samples.All[sample]().ToJson() + Samples.All[sample]().ToHtml("id"));
        Assert.Equal(english, french);
    }

    [Fact]
    public void Ids_of_two_figures_on_one_page_differ()
    {
        var figure = Samples.All["grid"]();
        var page = XDocument.Parse($"<body>{figure.ToHtml()}{figure.ToHtml()}{figure.ToSvg()}</body>");
        var ids = page.Descendants().Attributes("id").Select(attribute => attribute.Value).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Gaps_interrupt_a_line()
    {
        var line = XDocument.Parse(Chart.Line(new[] { 1, 2, double.NaN, 3, 4 }).ToSvg()).Descendants(_svg + "path").Single();
        Assert.Equal(2, line.Attribute("d")!.Value.Count(c => c == 'M'));
    }

    [Fact]
    public void A_large_matrix_is_one_picture_and_a_small_one_has_a_tip_on_each_cell()
    {
        Assert.Single(XDocument.Parse(Samples.All["large heat map"]().ToSvg()).Descendants(_svg + "image"));
        var tips = XDocument.Parse(Samples.All["attention"]().ToSvg()).Descendants(_svg + "rect").Elements(_svg + "title").ToList();
        Assert.Equal(3 * 2 * 4, tips.Count);
    }

    [Fact]
    public void The_first_row_of_a_matrix_is_on_top_and_a_scale_grows_upwards()
    {
        Assert.True(TopOf(Chart.Heatmap(new[,] { { 0.0 }, { 1.0 } }), "#440154") < TopOf(Chart.Heatmap(new[,] { { 0.0 }, { 1.0 } }), "#fde725"));
        var landscape = Chart.Heatmap(new[,] { { 0.0 }, { 1.0 } }, y: new[] { 10, 20 });
        Assert.True(TopOf(landscape, "#440154") > TopOf(landscape, "#fde725"));
    }

    [Theory, InlineData(5), InlineData(30), InlineData(200)]
    public void Words_along_an_axis_do_not_touch(int count)
    {
        var words = Enumerable.Range(0, count).Select(i => $"quatre-vingt-{i}").ToArray();
        var svg = XDocument.Parse(Chart.Column(words, Enumerable.Repeat(1, count)).ToSvg());
        var texts = svg.Descendants(_svg + "text").Where(text => text.Value.StartsWith("quatre", StringComparison.Ordinal)).ToList();
        var places = texts.Select(text => text.Attribute("transform") is { } turned
            ? double.Parse(Translation().Match(turned.Value).Groups[1].Value, CultureInfo.InvariantCulture)
            : double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture)).ToList();
        // 11.5 px letters: flat words need their width (over 80 px), turned ones the height of a line.
        double least = texts[0].Attribute("transform") is null ? 80 : 11.5;
        Assert.True(places.Count >= Math.Min(count, 20));
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= least));
    }

    [Fact]
    public void Everything_lies_within_the_picture()
    {
        foreach (var (name, make) in Samples.All)
        {
            var svg = XDocument.Parse(make().ToSvg()).Root!;
            double width = Number(svg, "width"), height = Number(svg, "height");
            foreach (var text in svg.Descendants(_svg + "text").Where(text => text.Attribute("x") is not null))
                Assert.True(Number(text, "x") >= 0 && Number(text, "x") <= width && Number(text, "y") >= 0 && Number(text, "y") <= height + 0.5, $"{name}: {text}");
        }
    }

    [Fact]
    public void A_line_of_a_thousand_points_is_drawn_in_well_under_5_ms()
    {
        var y = Enumerable.Range(0, 1000).Select(i => Math.Sin(i * 0.01)).ToArray();
        var best = TimeSpan.MaxValue;
        for (int i = 0; i < 30; i++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            _ = Chart.Line(y).ToSvg();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        // About 0.5 ms on two cores of 2020; ten times that leaves room for a busy machine.
        Assert.True(best < TimeSpan.FromMilliseconds(5), $"{best.TotalMilliseconds} ms");
    }

    [Fact]
    public void A_figure_of_a_tensor_does_not_change_with_it()
    {
        var tensor = Tensor.From(new[] { 1f, 2, 3 }, 3);
        var figure = Chart.Line(tensor);
        var before = figure.ToJson();
        tensor[0] = 100;
        Assert.Equal(before, figure.ToJson());
    }

    private static double TopOf(Figure figure, string fill) => Number(
        XDocument.Parse(figure.ToSvg()).Descendants(_svg + "rect").First(rect => (string?)rect.Attribute("fill") == fill && rect.Element(_svg + "title") is not null), "y");

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"translate\(([0-9.]+)")]
    private static partial Regex Translation();
}
