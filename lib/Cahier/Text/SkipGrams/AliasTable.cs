namespace Cahier.Text.SkipGrams;

/// <summary>
/// Draws words with given probabilities in constant time (Walker 1977; Vose 1991): each cell holds a word up to some probability, and
/// another beyond it.
/// </summary>
internal sealed class AliasTable
{
    private readonly (uint Threshold, int Alias)[] _cells;

    /// <param name="weights">Proportional to the probabilities.</param>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        var n = weights.Length;
        _cells = new (uint, int)[n];
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;

        // Cells hold 1/n each. What a rare word leaves free is filled with what a frequent one has too much.
        var heights = new double[n];
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < n; i++)
        {
            heights[i] = weights[i] / total * n;
            (heights[i] < 1 ? small : large).Push(i);
        }
        while (small.Count > 0 && large.Count > 0)
        {
            var (rare, frequent) = (small.Pop(), large.Pop());
            _cells[rare] = ((uint)Math.Min(heights[rare] * 4294967296.0, uint.MaxValue), frequent);
            heights[frequent] -= 1 - heights[rare];
            (heights[frequent] < 1 ? small : large).Push(frequent);
        }
        // Full up to rounding.
        foreach (var full in small.Concat(large))
            _cells[full] = (uint.MaxValue, full);
    }

    /// <summary>The probability with which each word is drawn.</summary>
    public double[] Probabilities()
    {
        var probabilities = new double[_cells.Length];
        for (var i = 0; i < _cells.Length; i++)
        {
            var own = _cells[i].Alias == i ? 1 : _cells[i].Threshold / 4294967296.0;
            probabilities[i] += own / _cells.Length;
            probabilities[_cells[i].Alias] += (1 - own) / _cells.Length;
        }
        return probabilities;
    }

    public int Draw(ref SplitMix random)
    {
        var bits = random.Next();
        var at = (int)((bits >> 32) * (ulong)_cells.Length >> 32);
        var (threshold, alias) = _cells[at];
        return (uint)bits < threshold ? at : alias;
    }
}
