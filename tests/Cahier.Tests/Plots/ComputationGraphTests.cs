using System.Globalization;
using System.Xml.Linq;
using Cahier.Nn;
using Cahier.Plots;
using Cahier.Plots.Graphs;
using Cahier.Tensors;

namespace Cahier.Tests.Plots;

[Collection(AloneCollection.Name)]
public class ComputationGraphTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_graph_has_the_operations_names_shapes_values_and_gradients()
    {
        var graph = Neuron(backward: true).DrawGraph();
        Assert.Equal(["x", "w", "matmul", "b", "+", "L = sigmoid"], graph.Nodes.Select(node => node.Title));
        Assert.Equal(["1", "0.5"], [graph.Nodes[3].Values[0], graph.Nodes[5].Values[0]]);       // σ(1·2 + 1·(−3) + 1) = σ(0)
        Assert.Equal(["0.25", "0.25"], graph.Nodes[1].Gradient);                                // σ'(0)·x
        Assert.Equal([true, true], [graph.Nodes[1].IsLearned, graph.Nodes[0].IsGiven]);
        Assert.Equal([2, 3], graph.Nodes[4].Inputs);
    }

    [Fact]
    public void Every_operation_knows_its_name_and_a_reused_tensor_is_one_node()
    {
        var x = Tensor.Full(2, 1);
        x.RequiresGrad = true;
        var graph = (x * x + x).DrawGraph();
        Assert.Equal(3, graph.Nodes.Length);
        Assert.Equal([0, 0], graph.Nodes[1].Inputs);
        Assert.Equal(4, GraphLayout.Of(graph.Nodes).Edges.Length);
        Assert.Equal("softmax", x.Softmax(-1).DrawGraph().Nodes[^1].Title);
        Assert.Equal("× number", (x * 3f).DrawGraph().Nodes[^1].Title);
        Assert.Equal("linear", new Linear(1, 2, new Random(0)).Forward(x.Reshape(1, 1)).DrawGraph().Nodes[^1].Title);
    }

    [Fact]
    public void Parameters_of_a_model_have_its_names()
    {
        var layer = new Linear(2, 1, new Random(0));
        Assert.Equal(["given", "weight", "bias", "linear"], layer.Forward(Tensor.Ones(1, 2)).DrawGraph(layer).Nodes.Select(node => node.Title));
    }

    [Fact]
    public void Nodes_do_not_overlap_and_results_stand_below_what_they_were_computed_from()
    {
        var random = new Random(3);
        foreach (var graph in Enumerable.Range(0, 30).Select(_ => Any(random, 26)))
        {
            var layout = GraphLayout.Of(graph.Nodes);
            for (int i = 0; i < layout.Boxes.Length; i++)
            {
                Assert.All(graph.Nodes[i].Inputs, input => Assert.True(layout.Boxes[input].Bottom < layout.Boxes[i].Top));
                for (int j = 0; j < i; j++)
                    Assert.False(layout.Boxes[i].Overlaps(layout.Boxes[j]));
                Assert.True(layout.Boxes[i].Left >= 0 && layout.Boxes[i].Right <= layout.Width && layout.Boxes[i].Bottom <= layout.Height);
            }
        }
    }

    [Fact]
    public void It_is_XML_with_a_title_a_description_and_a_table_and_no_number_is_NaN()
    {
        var graph = Neuron(backward: false).DrawGraph(title: "A <neuron>");
        var page = XDocument.Parse($"<body>{graph.ToHtml()}{graph.ToHtml()}</body>");
        var svg = page.Descendants(_svg + "svg").First();
        Assert.Equal("A <neuron>", svg.Element(_svg + "title")!.Value);
        Assert.Contains("3 operations, 2 learned", svg.Element(_svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Equal(6, page.Descendants("tbody").First().Elements().Count());
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants(_svg + "path"), path => Assert.DoesNotContain("NaN", (string)path.Attribute("d")!, StringComparison.Ordinal));
        Assert.All(page.Descendants(_svg + "rect"), box => Assert.True(double.IsFinite(double.Parse((string)box.Attribute("x")!, CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_graph_too_large_to_read_is_refused_and_so_is_none()
    {
        var x = Tensor.Full(1, 1);
        x.RequiresGrad = true;
        var y = x;
        for (int i = 0; i < 100_000; i++)
            y = y + 1;
        Assert.Contains("100001 tensors", Assert.Throws<InvalidOperationException>(() => y.DrawGraph()).Message, StringComparison.Ordinal);
        Assert.Contains("RequiresGrad", Assert.Throws<InvalidOperationException>(() => Tensor.Ones(2).Sum().DrawGraph()).Message, StringComparison.Ordinal);
        Assert.Contains("graphe", Speaking.In("fr", () => Assert.Throws<InvalidOperationException>(() => y.DrawGraph()).Message), StringComparison.Ordinal);
    }

    private static Tensor Neuron(bool backward)
    {
        var (x, w, b) = (Tensor.Ones(2).Named("x"), Tensor.From([2f, -3], 2, 1).Named("w"), Tensor.Full(1, 1).Named("b"));
        (w.RequiresGrad, b.RequiresGrad) = (true, true);
        var result = (x.Reshape(1, 2).Named("x").MatMul(w) + b).Sigmoid().Named("L");
        if (backward)
            result.Backward();
        return result;
    }

    private static ComputationGraph Any(Random random, int count)
    {
        List<Tensor> tensors = [Tensor.Ones(1), Tensor.Ones(1), Tensor.Ones(1)];
        tensors[0].RequiresGrad = true;
        while (tensors.Count < count)
            tensors.Add(tensors[random.Next(Math.Max(0, tensors.Count - 6), tensors.Count)] * tensors[random.Next(tensors.Count)]);
        var all = tensors.Aggregate((a, b) => a);
        foreach (var tensor in Enumerable.Reverse(tensors))
            if (tensor.RequiresGrad && !tensor.Inputs.IsEmpty)
                return tensor.DrawGraph();
        return (all * tensors[0]).DrawGraph();
    }
}
