using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using Cahier.Plots;
using Cahier.Plots.Drawing;
using Cahier.Tensors;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class ChartTests
{
    [Fact]
    public void All_kinds_of_numbers_give_the_same_figure()
    {
        var expected = Chart.Line(new[] { 1.0, 2, 3 }).ToJson();
        Assert.Equal(expected, Chart.Line(new[] { 1f, 2, 3 }).ToJson());
        Assert.Equal(expected, Chart.Line(new[] { 1, 2, 3 }).ToJson());
        Assert.Equal(expected, Chart.Line(Enumerable.Range(1, 3).Select(i => (decimal)i)).ToJson());
        Assert.Equal(expected, Chart.Line(new List<Half> { (Half)1, (Half)2, (Half)3 }).ToJson());
        Assert.Equal(expected, Chart.Line(Tensor.From(new[] { 1f, 2, 3 }, 3)).ToJson());
    }

    [Fact]
    public void All_kinds_of_rectangles_give_the_same_heat_map()
    {
        var expected = Chart.Heatmap(new[,] { { 0.0, 1 }, { 1, 0 } }).ToJson();
        Assert.Equal(expected, Chart.Heatmap(new[,] { { 0f, 1 }, { 1, 0 } }).ToJson());
        Assert.Equal(expected, Chart.Heatmap(new[,] { { 0, 1 }, { 1, 0 } }).ToJson());
        Assert.Equal(expected, Chart.Heatmap(new[,] { { false, true }, { true, false } }).ToJson());
        Assert.Equal(expected, Chart.Heatmap(new[] { new[] { 0.0, 1 }, [1.0, 0] }).ToJson());
        Assert.Equal(expected, Chart.Heatmap(Tensor.From(new float[] { 0, 1, 1, 0 }, 1, 2, 2)).ToJson());
    }

    [Fact]
    public void A_figure_does_not_change()
    {
        var figure = Chart.Line(new[] { 1, 2 }, title: "a");
        var changed = figure.WithTitle("b").WithSize(300, 200).WithXAxisTitle("x");
        Assert.Contains("\"text\":\"a\"", figure.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"text\":\"b\"", changed.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"width\":300", changed.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Combined_histograms_share_their_bins()
    {
        var data = JsonDocument.Parse(Samples.All["two histograms"]().ToJson()).RootElement.GetProperty("data");
        Assert.Equal(data[0].GetProperty("xbins").GetRawText(), data[1].GetProperty("xbins").GetRawText());
    }

    [Fact]
    public void A_density_has_the_area_1()
    {
        var trace = JsonDocument.Parse(Chart.Histogram(new[] { 0.1, 0.4, 0.45, 3.3 }, density: true).ToJson()).RootElement.GetProperty("data")[0];
        double area = trace.GetProperty("y").EnumerateArray().Sum(y => y.GetDouble()) * trace.GetProperty("xbins").GetProperty("size").GetDouble();
        Assert.Equal(1, area, 1e-12);       // a handful of additions of doubles
    }

    [Fact]
    public void Points_are_grouped_in_order_of_appearance()
    {
        var data = JsonDocument.Parse(Samples.All["scatter"]().ToJson()).RootElement.GetProperty("data");
        Assert.Equal(["1", "0", "2"], data.EnumerateArray().Select(trace => trace.GetProperty("name").GetString()));
        Assert.Equal("[1,3]", data[0].GetProperty("x").GetRawText());
    }

    [Fact]
    public void One_example_of_a_batch_is_shown()
    {
        var weights = Tensor.From(Enumerable.Range(0, 8).Select(i => (float)i).ToArray(), 2, 1, 2, 2);
        var z = JsonDocument.Parse(AttentionMap.Of(weights, ["a", "b"], batch: 1).ToJson()).RootElement.GetProperty("data")[0].GetProperty("z");
        Assert.Equal("[[4,5],[6,7]]", z.GetRawText());
    }

    [Fact]
    public void A_token_that_cannot_be_seen_gets_a_sign()
    {
        Labels labels = new[] { " ", "\n", "a\tb", "é" };
        Assert.Equal(["␣", "␊", "a␉b", "é"], labels);
    }

    [Fact]
    public void Many_small_panels_and_a_figure_too_small_are_drawn_all_the_same()
    {
        var figure = Chart.Grid(Enumerable.Repeat(Samples.All["hostile"](), 12), columns: 6, title: new string('t', 300)).WithSize(200, 100);
        Assert.NotEmpty(figure.ToSvg());
    }

    [Fact]
    public void A_picture_of_levels_is_a_PNG_that_holds_them()
    {
        byte[] levels = [0, 100, 254, 255, 7, 8];
        var png = IndexedPng.Encode(levels, 3, ColorScale.Viridis);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], png[..8]);
        int at = 8;
        byte[] pixels = [];
        while (at < png.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                pixels = png[(at + 8)..(at + 8 + length)];
            at += 12 + length;
        }

        using var inflate = new ZLibStream(new MemoryStream(pixels), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        inflate.CopyTo(raw);
        Assert.Equal([0, 0, 100, 254, 0, 255, 7, 8], raw.ToArray());
    }
}
