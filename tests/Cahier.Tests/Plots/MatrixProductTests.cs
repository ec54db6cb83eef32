using System.Xml.Linq;
using Cahier.Plots;
using Cahier.Tensors;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class MatrixProductTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void All_numbers_of_the_three_matrices_are_there_and_one_is_worked_out()
    {
        var product = Product();
        Assert.Equal("Q = W × X\nQ[1, 1] = −1·1 + 2·(−3) = −7", product.ToString());

        var figure = XDocument.Parse(product.ToHtml()).Root!;
        var pictures = figure.Descendants(_svg + "svg").Concat(figure.Descendants("svg")).ToList();
        Assert.Equal(3, pictures.Count);
        Assert.Equal(["1", "0.50", "−1", "2"], Numbers(pictures[0]));
        Assert.Equal(["4", "1", "0", "−3"], Numbers(pictures[1]));
        Assert.Equal(["4", "−0.50", "−4", "−7"], Numbers(pictures[2]));
        Assert.Contains("−1·1 + 2·(−3) = −7", figure.Element("figcaption")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_XML_without_script_and_its_ids_are_used_once()
    {
        var product = Product();
        var page = XDocument.Parse($"<body>{product.ToHtml()}{product.ToHtml()}</body>");
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName == "script");
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Mistakes_are_explained()
    {
        var square = Tensor.Zeros(2, 2);
        Assert.Throws<ShapeException>(() => MatrixProduct.Of(square, Tensor.Zeros(3, 2), ["A", "B", "C"]));
        Assert.Throws<ShapeException>(() => MatrixProduct.Of(square, Tensor.Zeros(2), ["A", "B", "C"]));
        Assert.Throws<IndexException>(() => MatrixProduct.Of(square, square, ["A", "B", "C"], worked: (2, 0)));
        Assert.Contains("three", Assert.Throws<ArgumentException>(() => MatrixProduct.Of(square, square, ["A", "B"])).Message, StringComparison.Ordinal);
        Assert.Contains("3 words in inner", Assert.Throws<ArgumentException>(
            () => MatrixProduct.Of(square, square, ["A", "B", "C"], inner: ["a", "b", "c"])).Message, StringComparison.Ordinal);
    }

    private static MatrixProduct Product() => MatrixProduct.Of(
        Tensor.From(new float[,] { { 1, 0.5f }, { -1, 2 } }), Tensor.From(new float[,] { { 4, 1 }, { 0, -3 } }), ["W", "X", "Q"],
        columns: ["we", "eat"], worked: (1, 1));

    // The cells' numbers stand in the middle of their cells; names and words do not.
    private static IEnumerable<string> Numbers(XElement svg) => svg.Elements(svg.Name.Namespace + "text")
        .Where(text => (string?)text.Attribute("text-anchor") == "middle" && text.Attribute("fill") is not null).Select(text => text.Value);
}
