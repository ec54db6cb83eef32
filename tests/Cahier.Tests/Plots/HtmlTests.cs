using System.Text.Json;
using System.Xml.Linq;
using Cahier.Plots;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class HtmlTests
{
    private static readonly XName _svg = (XNamespace)"http://www.w3.org/2000/svg" + "svg";

    public static TheoryData<string> Names => Samples.Names;

    [Theory, MemberData(nameof(Names))]
    public void The_picture_comes_first_then_the_data_in_a_table(string sample)
    {
        var figure = XDocument.Parse(Samples.All[sample]().ToHtml()).Root!;
        Assert.Equal("figure", figure.Name.LocalName);
        Assert.Equal("cahier-figure", figure.Attribute("class")!.Value);
        Assert.Equal([_svg, "details", "script"], figure.Elements().Select(element => element.Name));
        Assert.NotEmpty(figure.Descendants("table"));
        Assert.All(figure.Descendants("tr"), row => Assert.NotEmpty(row.Elements("th")));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_plotly_data_in_the_attribute_are_those_of_the_figure(string sample)
    {
        var figure = Samples.All[sample]();
        var attribute = XDocument.Parse(figure.ToHtml()).Root!.Attribute("data-cahier-plotly")!.Value;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(figure.ToJson()).RootElement, JsonDocument.Parse(attribute).RootElement));
    }

    [Theory, MemberData(nameof(Names))]
    public void Nothing_is_loaded_from_anywhere(string sample)
    {
        var figure = XDocument.Parse(Samples.All[sample]().ToHtml()).Root!;
        Assert.DoesNotContain(figure.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "src" || (a.Name.LocalName == "href" && !a.Value.StartsWith("data:", StringComparison.Ordinal)));
        Assert.DoesNotContain("import", figure.Element("script")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_words_stay_words()
    {
        foreach (var name in (string[])["hostile", "hostile points", "hostile attention"])
        {
            var html = Samples.All[name]().ToHtml();
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert", html, StringComparison.Ordinal);
            Assert.Single(XDocument.Parse(html).Descendants("script"));
        }
    }

    [Fact]
    public void A_long_table_is_an_excerpt_that_says_so()
    {
        var html = XDocument.Parse(Speaking.In("en", () => Chart.Line(Enumerable.Range(0, 1000)).ToHtml())).Root!;
        Assert.Equal(100, html.Descendants("tbody").Single().Elements().Count());
        Assert.Equal("999", html.Descendants("tbody").Single().Elements().Last().Elements().Last().Value);
        Assert.Contains("100 of 1000 rows", html.Descendants("p").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_over_the_same_x_share_a_table()
    {
        var html = XDocument.Parse(Samples.All["two lines"]().ToHtml()).Root!;
        Assert.Equal(["x", "training", "validation"], html.Descendants("thead").Single().Descendants("th").Select(th => th.Value));
    }
}
