namespace Cahier.Text.SkipGrams;

/// <summary>
/// The pairs of a few sentences with their drawn words, sorted by blocks: a stream of groups for <see cref="NegativeSampling"/> for each
/// block of inputs and each block of outputs.
/// </summary>
internal sealed unsafe class PairStreams(SkipGramSampling sampling)
{
    private const int Cells = RowBlocks.Count * RowBlocks.Count;

    private readonly int[][] _streams = [.. Enumerable.Range(0, Cells).Select(_ => new int[1024])];
    private readonly int[] _lengths = new int[Cells];
    private int[] _kept = [];

    /// <summary>The groups of one block of inputs with one block of outputs.</summary>
    public ReadOnlySpan<int> Groups(int inputBlock, int outputBlock)
    {
        var cell = inputBlock * RowBlocks.Count + outputBlock;
        return _streams[cell].AsSpan(0, _lengths[cell]);
    }

    /// <summary>Learns the pairs of one block of inputs with one block of outputs.</summary>
    public (double Loss, long Targets) Learn(RowTable input, RowTable output, int inputBlock, int outputBlock, float rate) =>
        NegativeSampling.Learn(input, output, Groups(inputBlock, outputBlock), rate);

    /// <summary>Draws the pairs of these sentences, in place of those before.</summary>
    /// <param name="corpus">The words of all sentences.</param>
    /// <param name="sentences">From where to where each sentence goes.</param>
    /// <param name="random">Decides which words are left out, how far the window reaches, and which words are drawn.</param>
    public void Fill(int[] corpus, ReadOnlySpan<Range> sentences, SplitMix random)
    {
        Array.Clear(_lengths);
        foreach (var sentence in sentences)
        {
            var words = corpus.AsSpan(sentence);
            if (_kept.Length < words.Length)
                _kept = new int[words.Length];
            var count = 0;
            foreach (var word in words)
                if (sampling.Keeps(word, ref random))
                    _kept[count++] = word;
            Fill(_kept.AsSpan(0, count), ref random);
        }
    }

    private void Fill(ReadOnlySpan<int> words, ref SplitMix random)
    {
        for (var center = 0; center < words.Length; center++)
        {
            var reach = sampling.Reach(ref random);
            var last = Math.Min(words.Length - 1, center + reach);
            for (var context = Math.Max(0, center - reach); context <= last; context++)
                if (context != center)
                    Add(words[center], words[context], ref random);
        }
    }

    private void Add(int input, int occurred, ref SplitMix random)
    {
        var cell = sampling.InputBlocks[input] * RowBlocks.Count;
        // Where the groups of this pair begin. A target takes a number, and two more where it begins a group.
        var room = 3 * (sampling.Negatives + 1);
        var heads = stackalloc int[RowBlocks.Count];
        for (var block = 0; block < RowBlocks.Count; block++)
        {
            heads[block] = -1;
            if (_streams[cell + block].Length < _lengths[cell + block] + room)
                Array.Resize(ref _streams[cell + block], 2 * _streams[cell + block].Length + room);
        }

        Append(heads, cell, input, occurred, NegativeSampling.FirstOccurred);
        for (var k = 0; k < sampling.Negatives; k++)
        {
            var drawn = sampling.Draw(ref random);
            if (drawn != occurred)
                Append(heads, cell, input, drawn, 0);
        }
    }

    private void Append(int* heads, int cell, int input, int target, int flag)
    {
        var block = sampling.OutputBlocks[target];
        var stream = _streams[cell + block];
        ref var length = ref _lengths[cell + block];
        if (heads[block] < 0 || length - heads[block] == NegativeSampling.LargestGroup + 2)
        {
            heads[block] = length;
            stream[length] = input;
            stream[length + 1] = flag;
            length += 2;
        }
        stream[heads[block] + 1]++;
        stream[length++] = target;
    }
}
