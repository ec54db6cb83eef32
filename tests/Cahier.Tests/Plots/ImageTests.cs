using System.Text.Json;
using System.Xml.Linq;
using Cahier.Plots;
using Cahier.Tensors;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class ImageTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Grey_levels_are_exact()
    {
        var levels = Enumerable.Range(0, 256).Select(i => i / 255f).ToArray();
        var pixels = Assert.Single(Pictures.Of(Tensor.From(levels, 16, 16), (0, 1), ColorScale.Greys)).Pixels;
        Assert.All(Enumerable.Range(0, 256), i => Assert.Equal(new Rgb((byte)i, (byte)i, (byte)i), pixels[i]));
    }

    [Fact]
    public void Channels_are_red_green_and_blue()
    {
        var image = Tensor.From([1f, 0, 0, 0.2f, 0, 1], 3, 1, 2);
        Assert.Equal([new Rgb(255, 0, 0), new Rgb(0, 51, 255)], Assert.Single(Pictures.Of(image, (0, 1), ColorScale.Greys)).Pixels);
    }

    [Theory, InlineData(new[] { 4, 5 }, 1), InlineData(new[] { 1, 4, 5 }, 1), InlineData(new[] { 3, 4, 5 }, 1), InlineData(new[] { 7, 4, 5 }, 7), InlineData(new[] { 2, 3, 4, 5 }, 2), InlineData(new[] { 6, 1, 4, 5 }, 6)]
    public void A_batch_is_as_many_images_as_it_holds(int[] shape, int count)
    {
        var svg = XDocument.Parse(Chart.Image(Tensor.Zeros(shape)).ToSvg());
        Assert.Equal(count, svg.Descendants(_svg + "image").Count());
        Assert.All(svg.Descendants(_svg + "image"), image => Assert.Equal("pixelated", (string?)image.Attribute("image-rendering")));
    }

    [Fact]
    public void Images_of_another_range_go_from_their_least_to_their_greatest_and_a_diverging_scale_stays_symmetric()
    {
        var image = Tensor.From([-1f, 3], 1, 2);
        Assert.Equal((-1, 3), Pictures.Range(image, ColorScale.Greys, null, null));
        Assert.Equal((-3, 3), Pictures.Range(image, ColorScale.RdBu, null, null));
        Assert.Equal((0, 1), Pictures.Range(Tensor.Full(0.3f, 2, 2), ColorScale.Greys, null, null));
    }

    [Fact]
    public void One_image_under_several_overlays_is_shown_once_for_each_with_its_word()
    {
        var svg = XDocument.Parse(Samples.All["attention over an image"]().ToSvg());
        Assert.Equal(2 * 3, svg.Descendants(_svg + "image").Count());
        Assert.Equal(["un", "carré", "rouge"], svg.Descendants(_svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void Grey_images_keep_their_numbers_and_colours_are_one_picture_each()
    {
        var grey = JsonDocument.Parse(Samples.All["grey image"]().ToJson()).RootElement.GetProperty("data")[0];
        Assert.Equal("heatmap", grey.GetProperty("type").GetString());
        Assert.Equal("[[0,0.5,1],[0.25,0.75,1]]", grey.GetProperty("z").GetRawText());
        var colour = JsonDocument.Parse(Samples.All["colour images"]().ToJson()).RootElement.GetProperty("data");
        Assert.Equal(5, colour.GetArrayLength());
        Assert.StartsWith("data:image/png;base64,", colour[0].GetProperty("source").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_explained()
    {
        Assert.Contains("[B, 3, Y, X]", Assert.Throws<ShapeException>(() => Chart.Image(Tensor.Zeros(2, 5, 4, 4))).Message, StringComparison.Ordinal);
        Assert.Contains("2 captions for 4 images", Assert.Throws<ArgumentException>(() => Chart.Image(Tensor.Zeros(4, 2, 2), captions: ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Contains("each of the 4 images", Assert.Throws<ShapeException>(() => Chart.Image(Tensor.Zeros(4, 2, 2), overlay: Tensor.Zeros(3, 2, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("overlay:", Assert.Throws<ArgumentException>(() => Chart.Combine(Chart.Image(Tensor.Zeros(2, 2)), Chart.Line(new[] { 1, 2 }))).Message, StringComparison.Ordinal);
    }
}
