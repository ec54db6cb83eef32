namespace Cahier.Plots.Model;

/// <summary>Where the cells of a heat map lie along one axis: centres, the edges between, and the words that stand there.</summary>
internal sealed record CellAxis(double[] Centers, double[] Edges, string[]? Words)
{
    /// <summary>Whether the axis counts cells (words or indices) rather than measures something.</summary>
    public bool Counts { get; private init; }

    public static CellAxis Of(Labels labels, int count, string axis)
    {
        if (labels.Given && labels.Texts.Length != count)
            throw new ArgumentException(Messages.LabelsDiffer(axis, labels.Texts.Length, count));
        if (labels.Positions is { } positions)
            return new CellAxis(positions, EdgesBetween(positions), null);
        var indices = Numbers.Indices(count);
        return new CellAxis(indices, EdgesBetween(indices), labels.Given ? labels.Texts : null) { Counts = true };
    }

    private static double[] EdgesBetween(double[] centers)
    {
        if (centers.Length == 1)
            return [centers[0] - 0.5, centers[0] + 0.5];
        var edges = new double[centers.Length + 1];
        for (int i = 1; i < centers.Length; i++)
            edges[i] = (centers[i - 1] + centers[i]) / 2;
        edges[0] = centers[0] - (edges[1] - centers[0]);
        edges[^1] = centers[^1] + (centers[^1] - edges[^2]);
        return edges;
    }
}
