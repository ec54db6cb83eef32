using Cahier.Plots.Drawing;

namespace Cahier.Plots.Graphs;

/// <summary>A graph as a picture: what is given on top, the result below; learned tensors, data and results differ in outline.</summary>
internal static class GraphSvg
{
    private const string Accent = "#3590c8";
    private const double KeyHeight = 24;

    /// <summary>The lines written in a node.</summary>
    public static IEnumerable<(string Text, bool Strong, bool Gradient)> Lines(GraphNode node)
    {
        yield return (TextWidth.Shorten(node.Title, 34), true, false);
        if (node.Shape.Length > 0)
            yield return (node.Shape, false, false);
        foreach (var line in node.Values)
            yield return (line, false, false);
        for (int i = 0; i < node.Gradient.Length; i++)
            yield return ((i == 0 ? "∂ " : "   ") + node.Gradient[i], false, true);
    }

    public static string Draw(ComputationGraph graph, string id)
    {
        var layout = GraphLayout.Of(graph.Nodes);
        string[] kinds = [.. Keys(graph).Select(key => key.Text)];
        double keys = kinds.Sum(text => TextWidth.Of(text, 11) + 44), width = Math.Max(layout.Width, Math.Min(keys, 330) + 12);
        double title = graph.Title is null ? 0 : 28, height = title + layout.Height + KeyHeight * (keys > width ? 2 : 1);
        var svg = new SvgWriter();
        svg.Open("svg").Attribute("xmlns", "http://www.w3.org/2000/svg").Attribute("id", id).Attribute("width", width)
            .Attribute("height", height)
            .Raw(" viewBox=\"0 0 ").Number(width).Raw(' ').Number(height).Raw('"').Attribute("style", "max-width:100%;height:auto")
            .Attribute("role", "img").Attribute("aria-labelledby", $"{id}-title {id}-desc")
            .Attribute("font-family", Typography.Family).Attribute("font-size", GraphLayout.Letter).Attribute("fill", "currentColor")
            .Content();
        svg.Open("title").Attribute("id", id + "-title").Content().Text(graph.Title ?? Wording.ComputationGraph).Close("title");
        svg.Open("desc").Attribute("id", id + "-desc").Content().Text(graph.Description).Close("desc");
        if (graph.Title is { } text)
            svg.Open("text").Attribute("x", width / 2).Attribute("y", 17).Attribute("text-anchor", "middle")
                .Attribute("font-size", Typography.Title)
                .Attribute("font-weight", "600").Content().Text(TextWidth.Shorten(text, Math.Max(10, (int)(width / 8.5)))).Close("text");
        svg.Raw("<g transform=\"translate(").Number((width - layout.Width) / 2).Raw(' ').Number(title).Raw(")\">");
        svg.Open("g").Attribute("fill", "none").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.6")
            .Attribute("stroke-width", 1.3).Content();
        foreach (var edge in layout.Edges)
            Edge(svg, edge);
        svg.Close("g");
        for (int i = 0; i < graph.Nodes.Length; i++)
            Node(svg, graph.Nodes[i], layout.Boxes[i], last: i == graph.Nodes.Length - 1);
        svg.Close("g");
        Key(svg, graph, title + layout.Height, width);
        return svg.Close("svg").ToString();
    }

    private static void Node(SvgWriter svg, GraphNode node, Box box, bool last)
    {
        svg.Open("g").Content();
        Outline(svg, node.IsLearned, node.IsGiven, last, box);
        double y = box.Top + 6 + GraphLayout.LineHeight * 0.76;
        foreach (var (text, strong, gradient) in Lines(node))
        {
            svg.Open("text").Attribute("x", box.CenterX).Attribute("y", y).Attribute("text-anchor", "middle");
            if (strong)
                svg.Attribute("font-weight", "600");
            if (gradient)
                svg.Attribute("font-style", "italic").Attribute("fill-opacity", "0.9");
            svg.Content().Text(text).Close("text");
            y += GraphLayout.LineHeight;
        }

        svg.Close("g");
    }

    private static void Outline(SvgWriter svg, bool learned, bool given, bool last, Box box)
    {
        svg.Rectangle(box).Attribute("rx", learned || given ? 3 : Math.Min(14, box.Height / 2))
            .Attribute("stroke", learned ? Accent : "currentColor")
            .Attribute("stroke-width", learned || last ? 2 : 1.2).Attribute("fill", learned ? Accent : "currentColor")
            .Attribute("fill-opacity", learned ? "0.14" : given ? "0" : "0.07");
        if (given)
            svg.Attribute("stroke-dasharray", "4 3");
        svg.End();
    }

    // Leaves and arrives upright, so that one sees where it comes from and where it goes.
    private static void Edge(SvgWriter svg, (double X, double Y)[] points)
    {
        const double Head = 7;
        svg.Open("path").Raw(" d=\"M").Number(points[0].X).Raw(' ').Number(points[0].Y);
        for (int i = 1; i < points.Length; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            double end = i == points.Length - 1 ? to.Y - Head : to.Y, bend = (end - from.Y) * 0.5;
            svg.Raw('C').Number(from.X).Raw(' ').Number(from.Y + bend).Raw(' ').Number(to.X).Raw(' ').Number(end - bend).Raw(' ')
                .Number(to.X).Raw(' ').Number(end);
        }

        svg.Raw('"').End();
        var tip = points[^1];
        svg.Open("path").Attribute("fill", "currentColor").Attribute("fill-opacity", "0.6").Attribute("stroke", "none").Raw(" d=\"M")
            .Number(tip.X).Raw(' ')
            .Number(tip.Y - 0.5).Raw("l-4 -").Number(Head).Raw("h8z\"").End();
    }

    private static IEnumerable<(string Text, bool Learned, bool Given)> Keys(ComputationGraph graph)
    {
        if (graph.Nodes.Any(node => node.IsLearned))
            yield return (Wording.LearnedTensor, true, false);
        if (graph.Nodes.Any(node => node.IsGiven))
            yield return (Wording.GivenTensor, false, true);
        yield return (Wording.OperationResult, false, false);
        if (graph.Nodes.Any(node => node.Gradient.Length > 0))
            yield return (Wording.GradientKey, false, false);
    }

    private static void Key(SvgWriter svg, ComputationGraph graph, double top, double width)
    {
        double x = 8, y = top + 13;
        svg.Open("g").Attribute("font-size", 11).Content();
        foreach (var (text, learned, given) in Keys(graph))
        {
            double needed = TextWidth.Of(text, 11) + 44;
            if (x > 8 && x + needed > width)
                (x, y) = (8, y + KeyHeight * 0.8);
            bool gradient = text == Wording.GradientKey;
            if (gradient)
                svg.Open("text").Attribute("x", x + 10).Attribute("y", y + 4).Attribute("font-style", "italic").Content().Text("∂")
                    .Close("text");
            else
                Outline(svg, learned, given, last: false, new Box(x, y - 6, 22, 13));
            svg.Open("text").Attribute("x", x + 28).Attribute("y", y + 4).Content().Text(text).Close("text");
            x += needed;
        }

        svg.Close("g");
    }
}
