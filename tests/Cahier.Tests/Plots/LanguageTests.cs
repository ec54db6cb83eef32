using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cahier.Plots;
using Cahier.Tensors;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class LanguageTests
{
    [Fact]
    public void A_figure_describes_itself_in_the_language_of_the_notebook()
    {
        var figure = Chart.Heatmap(Tensor.Rand(new Random(0), 10, 20), zMin: 0, zMax: 1);
        Assert.Matches("^Carte de chaleur 10 × 20, valeurs de 0,0[0-9]+ à ", Speaking.In("fr", figure.ToString));
        Assert.Matches(@"^Heat map 10 × 20, values from 0\.0[0-9]+ to ", Speaking.In("en", figure.ToString));
    }

    [Fact]
    public void French_labels_have_a_decimal_comma()
    {
        var french = Texts(Speaking.In("fr", () => Samples.All["range"]().ToSvg()));
        Assert.Contains("1,0", french);
        Assert.DoesNotContain(french, text => Regex.IsMatch(text, @"\d\.\d"));
        Assert.Contains("1.0", Texts(Speaking.In("en", () => Samples.All["range"]().ToSvg())));
    }

    [Fact]
    public void Heads_have_their_name_in_each_language()
    {
        Assert.Contains("tête 1", Texts(Speaking.In("fr", () => Samples.All["attention"]().ToSvg())));
        Assert.Contains("head 3", Texts(Speaking.In("en", () => Samples.All["attention"]().ToSvg())));
    }

    [Theory]
    [InlineData(0, "0", "0"), InlineData(-1.5, "−1,5", "−1.5"), InlineData(12345678, "12\u202f345\u202f678", "12,345,678"), InlineData(1234, "1234", "1234")]
    [InlineData(1.0 / 3, "0,3333", "0.3333"), InlineData(2.5e-7, "2,5×10⁻⁷", "2.5×10⁻⁷"), InlineData(1e-10, "10⁻¹⁰", "10⁻¹⁰"), InlineData(double.NaN, "–", "–"), InlineData(-0.0, "0", "0")]
    public void Numbers_are_written_as_a_reader_writes_them(double value, string french, string english)
    {
        Assert.Equal(french, Speaking.In("fr", () => NumberText.Short(value)));
        Assert.Equal(english, Speaking.In("en", () => NumberText.Short(value)));
    }

    [Fact]
    public void Mistakes_are_explained_in_the_language_of_the_notebook()
    {
        string Of(string language, Action act) => Speaking.In(language, () => Assert.ThrowsAny<ArgumentException>(act).Message).Replace('\u00a0', ' ');
        Action ragged = () => Chart.Heatmap(new[] { new[] { 1.0, 2 }, [3.0] });
        Assert.StartsWith("Heat map: row 1 has 1 values, row 0 has 2.", Of("en", ragged), StringComparison.Ordinal);
        Assert.StartsWith("Carte de chaleur : la ligne 1 a 1 valeurs", Of("fr", ragged), StringComparison.Ordinal);
        Assert.Contains("3 et 2 valeurs", Of("fr", () => Chart.Line(new[] { 1, 2, 3 }, new[] { 1, 2 })), StringComparison.Ordinal);
        Assert.Contains("no value to draw", Of("en", () => Chart.Heatmap(new float[0, 3])), StringComparison.Ordinal);
        Assert.Contains("no value to draw", Of("en", () => Chart.Histogram(new[] { double.NaN })), StringComparison.Ordinal);
        Assert.Contains("2 labels on the x axis for 3 cells", Of("en", () => Chart.Heatmap(new float[1, 3], x: new[] { "a", "b" })), StringComparison.Ordinal);
        Assert.Contains("3 tokens for 2 queries", Of("en", () => AttentionMap.Of(new float[1, 2, 2], ["a", "b", "c"], ["a", "b"])), StringComparison.Ordinal);
        Assert.Contains("[2, 3, 4]", Of("en", () => Chart.Heatmap(Tensor.Zeros(2, 3, 4))), StringComparison.Ordinal);
        Assert.Contains("l'exemple 2", Of("fr", () => AttentionMap.Of(Tensor.Zeros(2, 1, 1, 1), ["a"], batch: 2)), StringComparison.Ordinal);
        Assert.Contains("is not a colour", Of("en", () => Chart.Line(new[] { 1 }, color: "\"/><script>")), StringComparison.Ordinal);
        Assert.Contains("Chart.Grid", Of("en", () => Chart.Combine(Samples.All["grid"]())), StringComparison.Ordinal);
    }

    private static List<string> Texts(string svg) =>
        [.. XDocument.Parse(svg).Descendants((XNamespace)"http://www.w3.org/2000/svg" + "text").Select(text => text.Value)];
}
