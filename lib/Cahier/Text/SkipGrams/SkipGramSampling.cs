namespace Cahier.Text.SkipGrams;

/// <summary>What is drawn while skip-gram learns: words that are left out, windows, negatives (Mikolov et al. 2013b, 2.2-2.3).</summary>
internal sealed class SkipGramSampling
{
    private readonly double[] _keep;
    private readonly AliasTable _table;
    private readonly int _window;
    private readonly bool _dynamicWindow;

    /// <param name="counts">How often each word occurs.</param>
    /// <param name="options">Window, negatives, sample.</param>
    public SkipGramSampling(ReadOnlySpan<long> counts, Word2VecOptions options)
    {
        (_window, _dynamicWindow, Negatives) = (options.Window, options.DynamicWindow, options.Negatives);
        var total = 0L;
        foreach (var count in counts)
            total += count;

        _keep = new double[counts.Length];
        var (weights, inputs, outputs) = (new double[counts.Length], new double[counts.Length], new double[counts.Length]);
        var sum = 0.0;
        for (var word = 0; word < counts.Length; word++)
        {
            _keep[word] = KeepProbability(counts[word], total, options.Sample);
            sum += weights[word] = Math.Pow(counts[word], options.NegativeExponent);
        }
        for (var word = 0; word < counts.Length; word++)
        {
            inputs[word] = counts[word] * _keep[word] / total;
            outputs[word] = inputs[word] + Negatives * weights[word] / sum;
        }
        _table = new(weights);
        InputBlocks = RowBlocks.Deal(inputs);
        OutputBlocks = RowBlocks.Deal(outputs);
    }

    public int Negatives { get; }

    public byte[] InputBlocks { get; }

    public byte[] OutputBlocks { get; }

    /// <summary>
    /// (√(f/s) + 1)·s/f for a word of frequency f, as word2vec's program and gensim have it; the paper's √(s/f) keeps a little less.
    /// </summary>
    public static double KeepProbability(long count, long total, double sample)
    {
        if (sample <= 0)
            return 1;
        var ratio = sample * total / count;
        return Math.Min(1, Math.Sqrt(ratio) + ratio);
    }

    public bool Keeps(int word, ref SplitMix random) => _keep[word] >= 1 || random.NextDouble() < _keep[word];

    public int Reach(ref SplitMix random) => _dynamicWindow ? 1 + random.Next(_window) : _window;

    public int Draw(ref SplitMix random) => _table.Draw(ref random);

    public double[] NegativeProbabilities() => _table.Probabilities();
}
