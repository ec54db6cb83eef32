using Cahier.Plots.Drawing;

namespace Cahier.Plots.Graphs;

/// <summary>
/// Where the nodes of a graph stand: in layers from what is given down to the result (Sugiyama et al. 1981). Long edges pass through
/// points of their own in the layers between, which take part in everything as narrow nodes.
/// </summary>
internal sealed partial class GraphLayout
{
    public const double Letter = 12;
    public const double LineHeight = 15.5;
    private const double BetweenNodes = 22;
    private const double BetweenLayers = 40;
    private const double Margin = 6;

    private readonly List<Place> _places = [];
    private readonly List<List<int>> _layers = [];

    private GraphLayout(GraphNode[] nodes)
    {
        foreach (var node in nodes)
            _places.Add(new Place(Size(node)));
        int[] depth = Depths(nodes);
        for (int layer = 0; layer <= depth[^1]; layer++)
            _layers.Add([.. Enumerable.Range(0, nodes.Length).Where(i => depth[i] == layer)]);
        List<int[]> paths = [];
        for (int target = 0; target < nodes.Length; target++)
            foreach (int source in nodes[target].Inputs)
                paths.Add(Connect(source, target, depth));
        Order();
        Settle();
        double left = _places.Min(place => place.X - place.Width / 2) - Margin;
        double top = Margin;
        foreach (var layer in _layers)
        {
            double tall = layer.Max(i => _places[i].Height);
            foreach (int i in layer)
            {
                _places[i].X -= left;
                _places[i].Y = top + tall / 2;
            }

            top += tall + BetweenLayers;
        }

        Width = _places.Max(place => place.X + place.Width / 2) + Margin;
        Height = top - BetweenLayers + Margin;
        Boxes = [.. _places.Take(nodes.Length).Select(place => place.Box)];
        Edges = [.. paths.Select(path => Points(path, paths))];
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>One a node.</summary>
    public Box[] Boxes { get; }

    /// <summary>
    /// One an input, in the order of nodes and of their inputs: from the lower side of one box to the upper side of another.
    /// </summary>
    public (double X, double Y)[][] Edges { get; }

    public static GraphLayout Of(GraphNode[] nodes) => new(nodes);

    private static (double Width, double Height) Size(GraphNode node)
    {
        string[] lines = [.. GraphSvg.Lines(node).Select(line => line.Text)];
        return (Math.Max(46, TextWidth.Widest(lines, Letter) + 22), lines.Length * LineHeight + 12);
    }

    // As deep as the deepest input asks; what is given stands just above where it is first used.
    private static int[] Depths(GraphNode[] nodes)
    {
        var depth = new int[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
            depth[i] = nodes[i].Inputs.Length == 0 ? 0 : 1 + nodes[i].Inputs.Max(input => depth[input]);
        for (int i = 0; i < nodes.Length; i++)
            if (nodes[i].Inputs.Length == 0 && nodes.Length > 1)
                depth[i] = Enumerable.Range(0, nodes.Length).Where(j => nodes[j].Inputs.Contains(i)).Min(j => depth[j]) - 1;
        return depth;
    }

    private int[] Connect(int source, int target, int[] depth)
    {
        List<int> path = [source];
        for (int layer = depth[source] + 1; layer < depth[target]; layer++)
        {
            _places.Add(new Place((10, 10)));
            _layers[layer].Add(_places.Count - 1);
            path.Add(_places.Count - 1);
        }

        path.Add(target);
        for (int i = 0; i + 1 < path.Count; i++)
        {
            _places[path[i]].Below.Add(path[i + 1]);
            _places[path[i + 1]].Above.Add(path[i]);
        }

        return [.. path];
    }

    // Each node goes to the mean of its neighbours as far as those beside it let it, many times in small steps.
    private void Settle()
    {
        foreach (var layer in _layers)
            Spread(layer, [.. layer.Select(_ => 0.0)]);
        for (int round = 0; round < 60; round++)
        {
            foreach (var layer in round % 2 == 0 ? _layers : Enumerable.Reverse(_layers))
            {
                Spread(layer, [.. layer.Select(node =>
                {
                    var near = _places[node].Above.Concat(_places[node].Below).ToList();
                    return near.Count == 0 ? _places[node].X : near.Average(other => _places[other].X);
                })]);
            }
        }
    }

    private void Spread(List<int> layer, double[] wanted)
    {
        var fromLeft = (double[])wanted.Clone();
        var fromRight = (double[])wanted.Clone();
        for (int i = 1; i < layer.Count; i++)
            fromLeft[i] = Math.Max(wanted[i], fromLeft[i - 1] + Distance(layer, i));
        for (int i = layer.Count - 2; i >= 0; i--)
            fromRight[i] = Math.Min(wanted[i], fromRight[i + 1] - Distance(layer, i + 1));
        for (int i = 0; i < layer.Count; i++)
            _places[layer[i]].X = (fromLeft[i] + fromRight[i]) / 2;
    }

    private double Distance(List<int> layer, int right) =>
        (_places[layer[right - 1]].Width + _places[layer[right]].Width) / 2 + BetweenNodes;

    // Arrows of one node end side by side, in the order of its inputs.
    private (double X, double Y)[] Points(int[] path, List<int[]> paths)
    {
        var (from, to) = (_places[path[0]].Box, _places[path[^1]].Box);
        var ends = paths.Where(other => other[^1] == path[^1]).ToList();
        double step = Math.Min(16, (to.Width - 16) / Math.Max(1, ends.Count - 1));
        double x = to.CenterX + (ends.FindIndex(other => ReferenceEquals(other, path)) - (ends.Count - 1) / 2.0) * step;
        return [(from.CenterX, from.Bottom), .. path[1..^1].Select(i => (_places[i].X, _places[i].Y)), (x, to.Top)];
    }

    private sealed class Place((double Width, double Height) size)
    {
        public double Width { get; } = size.Width;

        public double Height { get; } = size.Height;

        public double X { get; set; }

        public double Y { get; set; }

        public List<int> Above { get; } = [];

        public List<int> Below { get; } = [];

        public Box Box => new(X - Width / 2, Y - Height / 2, Width, Height);
    }
}
