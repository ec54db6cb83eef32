using System.Xml.Linq;
using Cahier.Plots;
using Cahier.Tensors;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class AttentionStepsTests
{
    private static readonly string[] _words = ["Nous", "mangeons", "du", "<pain>"];

    // Sums of eight products in float32 against double: a few times 2⁻²⁴, times values near 10.
    private const float Tolerance = 1e-5f;

    [Theory, InlineData(1, false), InlineData(2, false), InlineData(2, true)]
    public void The_numbers_are_those_of_the_library(int heads, bool causal)
    {
        var random = new Random(1);
        var (x, wq, wk, wv) = (Tensor.Randn(random, 4, 6), Tensor.Randn(random, 6, 8), Tensor.Randn(random, 6, 8), Tensor.Randn(random, 6, 4));
        var mask = causal ? Mask.Causal(4) : null;
        var steps = AttentionSteps.Of(x, wq, wk, wv, _words, mask, heads);
        var expected = Functional.MultiHeadAttention(
            x.MatMul(wq).Reshape(1, 4, 8), x.MatMul(wk).Reshape(1, 4, 8), x.MatMul(wv).Reshape(1, 4, 4), heads, mask, 0, null, keepWeights: true, out var weights);
        var output = steps.Numbers.Output;
        for (int i = 0; i < 16; i++)
            Assert.Equal(expected.AsSpan()[i], (float)output[i / 4, i % 4], Tolerance * 10);
        for (int head = 0; head < heads; head++)
            for (int i = 0; i < 16; i++)
                Assert.Equal(weights!.AsSpan()[head * 16 + i], (float)steps.Numbers.Weights[head][i / 4, i % 4], Tolerance);
    }

    [Fact]
    public void It_is_XML_without_script_whose_buttons_have_names_and_steps()
    {
        var figure = XDocument.Parse(Figure().ToHtml()).Root!;
        Assert.DoesNotContain(figure.Descendants(), element => element.Name.LocalName is "script" or "pain");
        Assert.DoesNotContain(figure.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        var buttons = figure.Descendants("input").ToList();
        var steps = figure.Descendants("section").ToList();
        Assert.Equal(10, steps.Count);      // X Q K V S S/√K mask A Y O
        Assert.Equal(steps.Select(step => (string)step.Attribute("aria-label")!), buttons.Select(button => (string)button.Attribute("aria-label")!));
        Assert.Single(buttons.Attributes("checked"));
        Assert.All(figure.Descendants("label"), label => Assert.Contains(buttons, button => (string)button.Attribute("id")! == (string)label.Attribute("for")!));
    }

    [Fact]
    public void Each_step_has_its_formula_line_of_code_number_and_matrices()
    {
        foreach (var step in XDocument.Parse(Figure().ToHtml()).Descendants("section"))
        {
            foreach (var part in (string[])["formula", "code", "number"])
                Assert.NotEmpty(step.Elements().Single(element => (string?)element.Attribute("class") == part).Value);
            var pictures = step.Descendants((XNamespace)"http://www.w3.org/2000/svg" + "svg").ToList();
            Assert.NotEmpty(pictures);
            Assert.All(pictures, svg => Assert.Equal(2, ((string)svg.Attribute("aria-labelledby")!).Split(' ').Count(id => svg.Elements().Any(e => (string?)e.Attribute("id") == id))));
            // Two matrices side by side on a wide page, one a line on a telephone 360 pixels wide.
            Assert.All(pictures, svg => Assert.True(double.Parse((string)svg.Attribute("width")!, System.Globalization.CultureInfo.InvariantCulture) <= 330));
        }
    }

    [Fact]
    public void Without_the_style_sheet_nothing_is_hidden_and_ids_are_used_once()
    {
        var figure = Figure();
        var page = XDocument.Parse($"<body>{figure.ToHtml()}{figure.ToHtml()}</body>");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "hidden" || (a.Name.LocalName == "style" && a.Value.Contains("display:none", StringComparison.Ordinal)));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void It_speaks_both_languages_and_its_code_is_the_same()
    {
        string english = Speaking.In("en", () => Figure().ToString()), french = Speaking.In("fr", () => Figure().ToString());
        Assert.Contains("queries", english, StringComparison.Ordinal);
        Assert.Contains("les requêtes", french, StringComparison.Ordinal);
        Assert.Contains("var Q = X.MatMul(Wq);", english, StringComparison.Ordinal);
        Assert.Contains("var Q = X.MatMul(Wq);", french, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_explained()
    {
        var w = Tensor.Zeros(3, 3);
        Assert.Contains("AttentionMap.Of", Assert.Throws<ShapeException>(() => AttentionSteps.Of(Tensor.Zeros(50, 3), w, w, w)).Message, StringComparison.Ordinal);
        Assert.Contains("2 tokens for 4 positions", Assert.Throws<ArgumentException>(() => AttentionSteps.Of(Tensor.Zeros(4, 3), w, w, w, ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => AttentionSteps.Of(Tensor.Zeros(4, 3), w, Tensor.Zeros(3, 2), w));
        Assert.Throws<ShapeException>(() => AttentionSteps.Of(Tensor.Zeros(4, 3), w, w, w, mask: Mask.Causal(5)));
        Assert.Throws<ShapeException>(() => AttentionSteps.Of(Tensor.Zeros(4, 3), w, w, w, mask: Mask.Causal(3)));
    }

    private static AttentionSteps Figure()
    {
        var random = new Random(2);
        return AttentionSteps.Of(
            Tensor.Randn(random, 4, 6), Tensor.Randn(random, 6, 4), Tensor.Randn(random, 6, 4), Tensor.Randn(random, 6, 4), _words,
            Mask.Causal(4), heads: 2, wo: Tensor.Randn(random, 4, 6));
    }
}
