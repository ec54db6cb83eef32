using System.Text.Json;
using System.Xml.Linq;
using Cahier.Plots;
using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class SurfaceTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_height_between_grid_points_is_bilinear_and_outside_there_is_none()
    {
        var trace = Surface(new[,] { { 0.0, 2 }, { 4, 10 } }, (-60, 30));
        Assert.Equal(4, trace.HeightAt(0.5, 0.5));
        Assert.Equal(10, trace.HeightAt(1, 1));
        Assert.True(double.IsNaN(trace.HeightAt(1.01, 0)));
    }

    [Theory, InlineData(-60, 30), InlineData(40, 35), InlineData(135, 60), InlineData(200, 10), InlineData(400, 80)]
    public void Facets_are_drawn_from_far_to_near(double azimuth, double elevation)
    {
        var trace = Surface(Samples.Bowl, (azimuth, elevation), Samples.Ws, Samples.Bs);
        var view = new SurfaceView(trace, new Box(0, 0, 600, 400), titles: false);
        var figure = Chart.Surface(Samples.Bowl, x: Samples.Ws, y: Samples.Bs, azimuth: azimuth, elevation: elevation);
        Assert.NotEmpty(figure.ToSvg());
        // The order of the drawing: from the far end of each axis to the near one, at the height of the floor.
        double[] xs = view.NearX > view.FarX ? Samples.Ws : [.. Samples.Ws.Reverse()], ys = view.NearY > view.FarY ? Samples.Bs : [.. Samples.Bs.Reverse()];
        for (int i = 1; i < xs.Length; i++)
            Assert.True(view.Nearness(xs[i], ys[0], 0) >= view.Nearness(xs[i - 1], ys[0], 0) - 1e-9);
        for (int i = 1; i < ys.Length; i++)
            Assert.True(view.Nearness(xs[0], ys[i], 0) >= view.Nearness(xs[0], ys[i - 1], 0) - 1e-9);
    }

    [Fact]
    public void Height_goes_up_on_the_page_and_x_to_the_right()
    {
        var trace = Surface(Samples.Bowl, (-60, 30), Samples.Ws, Samples.Bs);
        var view = new SurfaceView(trace, new Box(0, 0, 600, 400), titles: false);
        Assert.True(view.OnPage(0, 0, 5).Y < view.OnPage(0, 0, 0).Y);
        Assert.True(view.OnPage(2, 0, 0).X > view.OnPage(-2, 0, 0).X);
    }

    [Fact]
    public void A_wall_hides_what_is_behind_it_and_not_what_is_before_it()
    {
        // Seen from −y: a wall along the middle row.
        double[] axis = [-2, -1, 0, 1, 2];
        var wall = Surface(Cells.Of(axis, axis, (_, y) => y == 0 ? 5 : 0), (-90, 20), axis, axis);
        var view = new SurfaceView(wall, new Box(0, 0, 600, 400), titles: false);
        Assert.True(view.Hides(wall, 0, 1.5, 0));
        Assert.False(view.Hides(wall, 0, -1.5, 0));
        Assert.False(view.Hides(wall, 0, 0, 5));
    }

    [Fact]
    public void A_gap_takes_its_four_facets_away()
    {
        var facets = XDocument.Parse(Samples.All["surface with a gap"]().ToSvg()).Descendants(_svg + "path").Where(path => ((string?)path.Attribute("d"))!.EndsWith('Z'));
        Assert.Empty(facets);
        var whole = XDocument.Parse(Chart.Surface(new[,] { { 0, 1, 2 }, { 1, 3, 1 }, { 2, 1, 0 } }).ToSvg());
        Assert.Equal(4, whole.Descendants(_svg + "path").Count(path => ((string?)path.Attribute("d"))!.EndsWith('Z')));
    }

    [Fact]
    public void A_descent_lies_on_the_surface_in_three_dimensions_too()
    {
        var root = JsonDocument.Parse(Samples.All["surface"]().ToJson()).RootElement;
        var path = root.GetProperty("data")[1];
        Assert.Equal("scatter3d", path.GetProperty("type").GetString());
        var camera = root.GetProperty("layout").GetProperty("scene").GetProperty("camera");
        Assert.Equal("orthographic", camera.GetProperty("projection").GetProperty("type").GetString());
        Assert.True(camera.GetProperty("eye").GetProperty("y").GetDouble() < 0);
        var surface = Surface(Samples.Bowl, default, Samples.Ws, Samples.Bs);
        for (int i = 0; i < 3; i++)
        {
            double height = surface.HeightAt(path.GetProperty("x")[i].GetDouble(), path.GetProperty("y")[i].GetDouble());
            // A hair above it: 0.8 % of the heights, which go to 21.
            Assert.InRange(path.GetProperty("z")[i].GetDouble() - height, 0, 0.2);
        }
    }

    [Fact]
    public void Mistakes_are_explained()
    {
        Assert.Contains("between 5 and 85", Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Surface(Samples.Bowl, elevation: 90)).Message, StringComparison.Ordinal);
        Assert.Contains("Chart.Grid", Assert.Throws<ArgumentException>(() => Chart.Combine(Chart.Surface(Samples.Bowl), Chart.Surface(Samples.Bowl))).Message, StringComparison.Ordinal);
    }

    private static SurfaceTrace Surface(Cells z, (double, double) camera, double[]? x = null, double[]? y = null) =>
        new(z, CellAxis.Of(x, z.Columns, "x"), CellAxis.Of(y, z.Rows, "y")) { Camera = camera };
}
