using Cahier.Plots;
using Cahier.Tensors;

namespace Cahier.Tests.Plots;

/// <summary>One figure of each kind, and a few that are hard to draw.</summary>
internal static class Samples
{
    public static readonly string[] HostileWords =
        ["<script>alert(1)</script>", "&amp;", "\"double\" 'single'", "שלום עולם", new('x', 200), "a\u0000b", "\n", " ", "\ud800", "]]>", "%{z}"];

    public static readonly double[] Ws = [.. Enumerable.Range(0, 21).Select(i => -2 + i * 0.2)];

    public static readonly double[] Bs = [.. Enumerable.Range(0, 17).Select(i => -2 + i * 0.25)];

    /// <summary>(w − 0.5)² + 3·(b − 0.25)², a loss with its lowest point between the grid's.</summary>
    public static Cells Bowl => Cells.Of(Ws, Bs, (w, b) => (w - 0.5) * (w - 0.5) + 3 * (b - 0.25) * (b - 0.25));

    public static TheoryData<string> Names => [.. All.Keys];

    public static Dictionary<string, Func<Figure>> All { get; } = new()
    {
        ["line"] = () => Chart.Line(new[] { 0.5, 1, 1.5 }, new[] { 3.25f, 2.5f, 1234.5f }, name: "a", title: "Loss"),
        ["two lines"] = () => Chart.Combine(Chart.Line(new[] { 3, 2, 1 }, name: "training"), Chart.Line(new[] { 4.5, 3.5, 2.5 }, name: "validation", dashed: true)),
        ["logarithmic"] = () => Chart.Line(new[] { 1.0, 10, 1e5 }, new[] { 1e-4, 0, 1 }).WithLogXAxis().WithLogYAxis(),
        ["range"] = () => Chart.Line(new[] { 1.5, 2, 3 }).WithXAxisRange(0.5, 1.5).WithYAxisRange(-2, 2),
        ["gaps"] = () => Chart.Line(new[] { 1, double.NaN, 3, double.PositiveInfinity, double.NegativeInfinity, 2 }, showMarkers: true),
        ["no data"] = () => Chart.Line(Array.Empty<double>()),
        ["only gaps"] = () => Chart.Line(new[] { double.NaN, double.NaN }),
        ["scatter"] = () => Chart.Scatter(new[] { 1, 2, 3, 4 }, new[] { 4, 3, 2, 1.5 }, groups: new[] { 1, 0, 1, 2 }),
        ["labelled points"] = () => Chart.Scatter(Tensor.From(new[] { 0f, 0, 1, 1, 1, 1 }, 3, 2), labels: new[] { "roi", "reine", "<unk>" }),
        ["columns"] = () => Chart.Combine(Chart.Column(new[] { "a", "b" }, new[] { 1.5, -2 }, name: "one"), Chart.Column(new[] { "a", "b" }, new[] { 3, double.NaN }, name: "two")),
        ["histogram"] = () => Chart.Histogram(Enumerable.Range(0, 500).Select(i => Math.Sin(i) * 1.5), title: "Values"),
        ["two histograms"] = () => Chart.Combine(Chart.Histogram(new[] { 1.5, 2, 2.5 }, name: "a"), Chart.Histogram(new[] { 7.5, 8, 9 }, name: "b", density: false)),
        ["heat map"] = () => Chart.Heatmap(new[,] { { 0.25, 0.75 }, { 1, double.NaN } }, x: new[] { "le", "le" }, y: new[] { "chat", "dort" }, title: "Who?", showValues: true),
        ["landscape"] = () => Chart.Heatmap(new[,] { { 1f, 2.5f, 3 }, { 4, 5, 6 } }, x: new[] { -1, 0.5, 2 }, y: new[] { 0, 1 }),
        ["large heat map"] = () => Chart.Heatmap(Tensor.Randn(new Random(1), 80, 90), colorScale: ColorScale.RdBu),
        ["mask"] = () => Chart.Heatmap(Mask.Causal(5)),
        ["attention"] = () => AttentionMap.Of(new float[3, 2, 4], ["a", "a"], ["x", "<pad>", "<pad>", "y"], "Cross"),
        ["contour"] = () => Chart.Contour(Bowl, x: Ws, y: Bs, title: "Loss"),
        ["contour with uneven levels"] = () => Chart.Combine(
            Chart.Contour(Bowl, x: Ws, y: Bs, levels: [0.25, 1, 4, 16]), Chart.Line(new[] { -1.5, 0, 0.5 }, new[] { 1.5, 0.5, 0.25 }, name: "descent", showMarkers: true)),
        ["contour lines"] = () => Chart.Contour(Cells.Of(Ws, Bs, (w, b) => w * b), x: Ws, y: Bs, filled: false, name: "product"),
        ["decision regions"] = () => Chart.Combine(
            Chart.Contour(Cells.Of(Ws, Bs, (w, b) => Math.Tanh(3 * w * b)), x: Ws, y: Bs, levels: [0], colorScale: ColorScale.RdBu),
            Chart.Scatter(new[] { -1.5, 1, -1, 1.5 }, new[] { -1, 1, 1, -1.5 }, groups: new[] { 1, 1, 0, 0 })),
        ["surface"] = () => Chart.Combine(
            Chart.Surface(Bowl, x: Ws, y: Bs, title: "Loss", zTitle: "L"), Chart.Line(new[] { -1.5, 0, 0.5 }, new[] { 1.5, 0.5, 0.25 }, name: "descent", showMarkers: true))
            .WithXAxisTitle("w").WithYAxisTitle("b"),
        ["surface with a gap"] = () => Chart.Surface(new[,] { { 0, 1, 2 }, { 1, double.NaN, 1 }, { 2, 1, 0 } }, x: new[] { "a", "b", "c" }),
        ["grey image"] = () => Chart.Image(Tensor.From([0f, 0.5f, 1, 0.25f, 0.75f, 1], 2, 3), title: "Six pixels"),
        ["colour images"] = () => Chart.Image(Tensor.Rand(new Random(1), 5, 3, 4, 6), captions: ["a", "<b>", "c", "d", ""], columns: 3),
        ["attention over an image"] = () => Chart.Image(
            Tensor.Rand(new Random(2), 3, 8, 8), captions: ["un", "carré", "rouge"], overlay: Tensor.Rand(new Random(3), 3, 4, 4)),
        ["grid of fields"] = () => Chart.Grid(Chart.Surface(Bowl, title: "one"), Chart.Contour(Bowl, title: "two"), Chart.Image(Tensor.Rand(new Random(4), 4, 4, 4), title: "three")),
        ["grid"] = () => Chart.Grid([Chart.Line(new[] { 1.5, 2 }, title: "one"), Chart.Heatmap(new[,] { { 1, 2 } }, title: "two"), Chart.Histogram(new[] { 1, 1, 2 })], columns: 2, title: "All"),
        ["hostile"] = () => Chart.Combine(
            Chart.Column(HostileWords, HostileWords.Select((_, i) => i + 0.5), name: HostileWords[0], title: string.Join(' ', HostileWords)),
            Chart.Column(HostileWords, HostileWords.Select((_, i) => i), name: HostileWords[8])).WithXAxisTitle(HostileWords[2]).WithYAxisTitle(HostileWords[9]),
        ["hostile points"] = () => Chart.Scatter(HostileWords.Select((_, i) => i), HostileWords.Select((_, i) => i * i), labels: HostileWords, groups: HostileWords),
        ["hostile attention"] = () => AttentionMap.Of(new float[11, 11], HostileWords, title: "]]> <b> & '\""),
    };
}
