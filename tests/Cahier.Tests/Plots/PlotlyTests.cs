using System.Text.Json;
using Cahier.Plots;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class PlotlyTests
{
    private static readonly string[] _bundled = ["scatter", "bar", "histogram", "heatmap", "contour", "surface", "scatter3d", "image"];

    public static TheoryData<string> Names => Samples.Names;

    [Theory, MemberData(nameof(Names))]
    public void A_figure_is_data_layout_and_config_of_plotly_js(string sample)
    {
        var root = Json(Samples.All[sample]());
        Assert.Equal(["data", "layout", "config"], root.EnumerateObject().Select(property => property.Name));
        foreach (var trace in root.GetProperty("data").EnumerateArray())
        {
            Assert.Contains(trace.GetProperty("type").GetString(), _bundled);
            if (trace.TryGetProperty("scene", out var scene))
            {
                Assert.True(root.GetProperty("layout").TryGetProperty(scene.GetString()!, out _));
                continue;
            }

            var suffix = trace.TryGetProperty("xaxis", out var x) ? x.GetString()![1..] : "";
            Assert.True(root.GetProperty("layout").TryGetProperty("xaxis" + suffix, out _));
            Assert.True(root.GetProperty("layout").TryGetProperty("yaxis" + suffix, out _));
            if (trace.TryGetProperty("coloraxis", out var colors))
                Assert.True(root.GetProperty("layout").TryGetProperty(colors.GetString()!, out _));
            if (trace.TryGetProperty("y", out var y) && trace.TryGetProperty("x", out var xs) && trace.GetProperty("type").GetString() is not ("heatmap" or "contour"))
                Assert.Equal(xs.GetArrayLength(), y.GetArrayLength());
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Zoom_stays_from_one_update_to_the_next(string sample) =>
        Assert.Equal("cahier", Json(Samples.All[sample]()).GetProperty("layout").GetProperty("uirevision").GetString());

    [Fact]
    public void What_is_not_finite_is_null()
    {
        var y = Json(Samples.All["gaps"]()).GetProperty("data")[0].GetProperty("y");
        Assert.Equal("[1,null,3,null,null,2]", y.GetRawText());
    }

    [Fact]
    public void Floats_are_written_as_short_as_they_are() =>
        Assert.Equal("[0.1,2.5]", Json(Chart.Line(new[] { 0.1f, 2.5f })).GetProperty("data")[0].GetProperty("y").GetRawText());

    [Fact]
    public void Doubles_keep_all_their_digits() =>
        Assert.Equal("[0.1,0.3333333333333333]", Json(Chart.Line(new[] { 0.1, 1 / 3.0 })).GetProperty("data")[0].GetProperty("y").GetRawText());

    [Fact]
    public void Words_along_an_axis_are_texts_at_numbers_so_that_they_may_repeat()
    {
        var axis = Json(Samples.All["attention"]()).GetProperty("layout").GetProperty("xaxis");
        Assert.Equal("[0,1,2,3]", axis.GetProperty("tickvals").GetRawText());
        Assert.Equal(["x", "&lt;pad&gt;", "&lt;pad&gt;", "y"], axis.GetProperty("ticktext").EnumerateArray().Select(text => text.GetString()));
    }

    [Fact]
    public void Words_that_are_not_written_for_want_of_room_are_known_to_the_pointer()
    {
        var words = Enumerable.Range(0, 200).Select(i => "w" + i).ToArray();
        var axis = Json(Chart.Column(words, Enumerable.Range(0, 200))).GetProperty("layout").GetProperty("xaxis");
        Assert.True(axis.GetProperty("ticktext").GetArrayLength() < 200);
        Assert.Equal("w199", axis.GetProperty("labelalias").GetProperty("199").GetString());
    }

    [Fact]
    public void Rows_of_a_matrix_go_down_and_those_of_a_scale_up()
    {
        Assert.Equal("[1.5,-0.5]", Json(Chart.Heatmap(new[,] { { 1, 2 }, { 3, 4 } })).GetProperty("layout").GetProperty("yaxis").GetProperty("range").GetRawText());
        Assert.False(Json(Samples.All["landscape"]()).GetProperty("layout").GetProperty("yaxis").TryGetProperty("range", out _));
    }

    [Fact]
    public void Heads_share_one_colour_axis_from_0_to_1()
    {
        var root = Json(Samples.All["attention"]());
        Assert.All(root.GetProperty("data").EnumerateArray(), trace => Assert.Equal("coloraxis", trace.GetProperty("coloraxis").GetString()));
        Assert.Equal(0, root.GetProperty("layout").GetProperty("coloraxis").GetProperty("cmin").GetDouble());
        Assert.Equal(1, root.GetProperty("layout").GetProperty("coloraxis").GetProperty("cmax").GetDouble());
    }

    [Fact]
    public void A_diverging_scale_is_symmetric_about_zero()
    {
        var colors = Json(Chart.Heatmap(new[,] { { -1, 3 } }, colorScale: ColorScale.RdBu)).GetProperty("layout").GetProperty("coloraxis");
        Assert.Equal((-3, 3), (colors.GetProperty("cmin").GetInt32(), colors.GetProperty("cmax").GetInt32()));
    }

    [Fact]
    public void Panels_of_a_grid_take_different_parts_of_the_page()
    {
        var layout = Json(Samples.All["grid"]()).GetProperty("layout");
        double firstEnds = layout.GetProperty("xaxis").GetProperty("domain")[1].GetDouble(), secondStarts = layout.GetProperty("xaxis2").GetProperty("domain")[0].GetDouble();
        Assert.True(firstEnds < secondStarts);
        Assert.True(layout.GetProperty("yaxis3").GetProperty("domain")[1].GetDouble() < layout.GetProperty("yaxis").GetProperty("domain")[0].GetDouble());
        Assert.All(layout.EnumerateObject().Where(p => p.Name.Contains("axis", StringComparison.Ordinal) && p.Value.TryGetProperty("domain", out _)),
            axis => Assert.InRange(axis.Value.GetProperty("domain")[1].GetDouble(), 0, 1));
    }

    [Fact]
    public void Separators_are_those_of_the_language()
    {
        Assert.Equal(",\u202f", Speaking.In("fr", () => Json(Samples.All["line"]())).GetProperty("layout").GetProperty("separators").GetString());
        Assert.Equal(".,", Speaking.In("en", () => Json(Samples.All["line"]())).GetProperty("layout").GetProperty("separators").GetString());
    }

    private static JsonElement Json(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement;
}
