using Cahier.Display;
using Cahier.Nn;
using Cahier.Plots.Drawing;
using Cahier.Plots.Graphs;
using Cahier.Tensors;

namespace Cahier.Plots;

/// <summary>
/// How a result was computed: what it started from, the operations, their shapes, the values of small tensors and, after
/// <see cref="Tensor.Backward()"/>, the gradients. Give tensors names with <see cref="Tensor.Named"/>.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class ComputationGraph : IHtml
{
    /// <summary>More nodes than this cannot be read.</summary>
    public const int MostNodes = 30;

    private ComputationGraph(GraphNode[] nodes, string? title)
    {
        Nodes = nodes;
        Title = title;
    }

    /// <summary>Inputs before results.</summary>
    internal GraphNode[] Nodes { get; }

    internal string? Title { get; }

    internal string Description => Wording.DescribeGraph(
        Nodes.Count(node => node.Operation is not null), Nodes.Count(node => node.IsLearned), Nodes.Count(node => node.IsGiven));

    /// <summary>The graph of a result, as it is now.</summary>
    /// <param name="result">Computed from at least one tensor that requires a gradient: only those are remembered.</param>
    /// <param name="model">Whose parameters have names that are to be shown.</param>
    /// <param name="title">Above the graph.</param>
    /// <exception cref="InvalidOperationException">Nothing is remembered of how it was computed, or more than 30 tensors are.</exception>
    public static ComputationGraph Of(Tensor result, Module? model = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Inputs.IsEmpty)
            throw new InvalidOperationException(Messages.NoGraph);
        var order = GraphReading.InputsFirst(result);
        if (order.Count > MostNodes)
            throw new InvalidOperationException(Messages.GraphTooLarge(order.Count, MostNodes));
        var names = new Dictionary<Tensor, string>(ReferenceEqualityComparer.Instance);
        foreach (var (name, parameter) in model?.NamedParameters() ?? [])
            names[parameter] = name;
        return new ComputationGraph(GraphReading.Nodes(order, names), title);
    }

    /// <summary>The graph as a picture, readable on light and dark backgrounds; its ids are used once.</summary>
    public string ToSvg() => GraphSvg.Draw(this, FigureId.Next());

    /// <summary>The picture, and all nodes in a table.</summary>
    public string ToHtml()
    {
        var id = FigureId.Next();
        var html = new SvgWriter();
        html.Open("figure").Attribute("class", "cahier-graph").Attribute("id", id).Attribute("lang", Wording.Code)
            .Attribute("style", "margin:0 0 1em;overflow-x:auto").Content();
        html.Raw(GraphSvg.Draw(this, id + "-svg"));
        html.Open("details").Content().Element("summary", Wording.Data);
        html.Raw("<table><thead><tr>");
        foreach (var head in (string[])["", Wording.Node, Wording.ComputedFrom, Wording.ShapeWord, Wording.Value, Wording.GradientWord])
            html.Open("th").Attribute("scope", "col").Content().Text(head).Close("th");
        html.Raw("</tr></thead><tbody>");
        for (int i = 0; i < Nodes.Length; i++)
        {
            var node = Nodes[i];
            html.Raw("<tr>").Open("th").Attribute("scope", "row").Content().Text(NumberText.Short(i + 1)).Close("th");
            string[] cells =
                [node.Title, Sources(node), node.Shape, string.Join(" / ", node.Values), string.Join(" / ", node.Gradient)];
            foreach (var cell in cells)
                html.Raw("<td>").Text(cell).Raw("</td>");
            html.Raw("</tr>");
        }

        return html.Raw("</tbody></table>").Close("details").Close("figure").ToString();
    }

    /// <summary>A line for each tensor, inputs before results.</summary>
    public override string ToString() => string.Join('\n', Nodes.Select((node, i) =>
        $"{i + 1}. {node.Title} {node.Shape}".TrimEnd() + (node.Inputs.Length > 0 ? $" ← {Sources(node)}" : "")
        + (node.Values.Length > 0 ? Wording.Colon + string.Join(" / ", node.Values) : "")).Prepend(Title).OfType<string>());

    private static string Sources(GraphNode node) => string.Join(", ", node.Inputs.Select(input => NumberText.Short(input + 1)));
}
