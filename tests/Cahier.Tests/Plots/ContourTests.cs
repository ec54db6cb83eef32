using System.Globalization;
using System.Xml.Linq;
using Cahier.Plots;
using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class ContourTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_plane_on_which_all_numbers_are_equal_is_one_region_without_lines()
    {
        var figure = Chart.Contour(new double[,] { { 2, 2, 2 }, { 2, 2, 2 } });
        var paths = XElement.Parse(figure.ToSvg()).Descendants(_svg + "path").Where(path => path.Attribute("fill")?.Value.StartsWith('#') == true);
        Assert.Single(paths);
        Assert.NotEmpty(figure.ToHtml());
    }

    [Theory, InlineData(0.25), InlineData(1), InlineData(4), InlineData(9)]
    public void Every_point_of_a_line_lies_on_its_level_by_interpolation(double level)
    {
        var bowl = Trace(Samples.Bowl, Samples.Ws, Samples.Bs);
        // The same interpolation as on the surface: linear along an edge of the grid, where all points of a line are.
        var surface = new SurfaceTrace(bowl.Cells, bowl.X, bowl.Y);
        var lines = MarchingSquares.Lines(bowl, level);
        Assert.NotEmpty(lines);
        Assert.All(lines.SelectMany(line => line), point => Assert.Equal(level, surface.HeightAt(point.X, point.Y), 1e-9));
    }

    [Fact]
    public void A_level_inside_is_closed_and_one_that_leaves_the_grid_is_open()
    {
        var bowl = Trace(Samples.Bowl, Samples.Ws, Samples.Bs);
        var inside = Assert.Single(MarchingSquares.Lines(bowl, 1));
        Assert.Equal(inside[0], inside[^1]);
        Assert.All(MarchingSquares.Lines(bowl, 16), line => Assert.NotEqual(line[0], line[^1]));
    }

    [Theory, InlineData(0.1), InlineData(1), InlineData(3)]
    public void A_region_has_the_area_of_what_is_above_the_level(double level)
    {
        // {x + y ≥ c} of the square −2…2: linear, so that interpolation is exact.
        double[] axis = [.. Enumerable.Range(0, 9).Select(i => -2 + i * 0.5)];
        var plane = Trace(Cells.Of(axis, axis, (x, y) => x + y), axis, axis);
        double area = Math.Abs(MarchingSquares.Region(plane, level).Sum(Area));
        Assert.Equal((4 - level) * (4 - level) / 2, area, 1e-9);
    }

    [Fact]
    public void A_saddle_is_decided_by_the_bilinear_function()
    {
        // z = x·y on −1…1: the saddle's height is 0. Below it the high corners are joined, above it they are apart.
        double[] ends = [-1, 1];
        var saddle = Trace(Cells.Of(ends, ends, (x, y) => x * y), ends, ends);
        Assert.Equal(2, MarchingSquares.Lines(saddle, 0.1).Count);
        Assert.All(MarchingSquares.Lines(saddle, 0.1), line => Assert.True(line.All(point => point.X * point.Y > 0 || Math.Abs(point.X) == 1)));
        Assert.Single(MarchingSquares.Region(saddle, -0.1));
        Assert.Equal(2, MarchingSquares.Region(saddle, 0.1).Count);
    }

    [Fact]
    public void Around_a_gap_there_is_no_line_and_no_region()
    {
        double[] axis = [0, 1, 2, 3, 4];
        var z = Cells.Of(axis, axis, (x, y) => x == 2 && y == 2 ? double.NaN : x);
        var trace = Trace(z, axis, axis);
        Assert.DoesNotContain(MarchingSquares.Lines(trace, 1.5).SelectMany(line => line), point => point.Y is > 1 and < 3);
        // The square without the four halves of cells next to the gap.
        Assert.Equal([2, 16], MarchingSquares.Region(trace, double.MinValue).Select(outline => Math.Abs(Area(outline))).Order());
    }

    [Fact]
    public void Levels_are_round_numbers_inside()
    {
        Assert.Equal([0.2, 0.4, 0.6, 0.8], ContourTrace.RoundLevels(Extent.Of(0, 1), 5));
        Assert.Empty(ContourTrace.RoundLevels(Extent.Of(3, 3), 5));
    }

    [Fact]
    public void Filled_regions_come_from_the_lowest_to_the_highest_each_in_another_colour()
    {
        var svg = XDocument.Parse(Samples.All["contour with uneven levels"]().ToSvg());
        var fills = svg.Descendants(_svg + "g").First(g => (string?)g.Attribute("fill-rule") == "evenodd").Elements().Select(path => (string)path.Attribute("fill")!).ToList();
        Assert.Equal(5, fills.Count);
        Assert.Equal(5, fills.Distinct().Count());
        Assert.Equal(["0.25", "1", "4", "16"], Texts(svg).Where(text => text is "0.25" or "1" or "4" or "16").Distinct());
    }

    [Fact]
    public void Mistakes_are_explained()
    {
        Assert.Contains("at least 2 rows", Assert.Throws<ArgumentException>(() => Chart.Contour(new float[1, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => Chart.Contour(Samples.Bowl, levels: [double.NaN])).Message, StringComparison.Ordinal);
    }

    private static ContourTrace Trace(Cells z, double[] x, double[] y) => new(z, CellAxis.Of(x, z.Columns, "x"), CellAxis.Of(y, z.Rows, "y"), []);

    // Shoelace formula; outlines of holes turn the other way or not at all, so only regions without holes are measured here.
    private static double Area((double X, double Y)[] outline) =>
        Enumerable.Range(0, outline.Length - 1).Sum(i => outline[i].X * outline[i + 1].Y - outline[i + 1].X * outline[i].Y) / 2;

    private static IEnumerable<string> Texts(XDocument svg) => svg.Descendants(_svg + "text").Select(text => text.Value.ToString(CultureInfo.InvariantCulture));
}
