namespace Cahier.Plots.Graphs;

/// <summary>The order of the nodes within each layer.</summary>
internal sealed partial class GraphLayout
{
    private const int Sweeps = 12;

    // Nodes move towards the middle of their neighbours, layer by layer, down and up; the order with the fewest crossings stays.
    private void Order()
    {
        var best = _layers.Select(layer => layer.ToArray()).ToArray();
        int fewest = Crossings();
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            bool down = sweep % 2 == 0;
            for (int k = 1; k < _layers.Count; k++)
            {
                var layer = _layers[down ? k : _layers.Count - 1 - k];
                var fixedRanks = Ranks(_layers[down ? k - 1 : _layers.Count - k]);
                var wanted = layer.Select((node, i) => (node, key: Mean(down ? _places[node].Above : _places[node].Below, fixedRanks, i)));
                int[] sorted = [.. wanted.OrderBy(pair => pair.key).Select(pair => pair.node)];
                layer.Clear();
                layer.AddRange(sorted);
            }

            int crossings = Crossings();
            if (crossings < fewest)
                (fewest, best) = (crossings, _layers.Select(layer => layer.ToArray()).ToArray());
        }

        for (int i = 0; i < best.Length; i++)
        {
            _layers[i].Clear();
            _layers[i].AddRange(best[i]);
        }
    }

    private int Crossings()
    {
        int crossings = 0;
        for (int k = 0; k + 1 < _layers.Count; k++)
        {
            var ranks = Ranks(_layers[k + 1]);
            var edges = _layers[k].SelectMany((node, i) => _places[node].Below.Select(to => (From: i, To: ranks[to]))).ToList();
            for (int a = 0; a < edges.Count; a++)
                for (int b = a + 1; b < edges.Count; b++)
                    crossings += (edges[a].From - edges[b].From) * (edges[a].To - edges[b].To) < 0 ? 1 : 0;
        }

        return crossings;
    }

    private static Dictionary<int, int> Ranks(List<int> layer) => layer.Select((node, i) => (node, i)).ToDictionary();

    private static double Mean(List<int> neighbours, Dictionary<int, int> ranks, int own) =>
        neighbours.Count == 0 ? own : neighbours.Average(neighbour => ranks[neighbour]);
}
