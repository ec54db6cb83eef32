using System.Diagnostics;
using Cahier.Tensors.Kernels;
using Cahier.Text.SkipGrams;

namespace Cahier.Text;

/// <summary>
/// Word vectors from a text: words that stand beside the same words get similar vectors. Skip-gram with negative sampling (Mikolov et
/// al. 2013a, 2013b).
/// </summary>
/// <remarks>
/// For each word and each word of its window, the vector of the first is moved towards the output vector of the second, and away from
/// those of a few words drawn at random. The same seed gives the same vectors on any number of cores.
/// </remarks>
/// <example><code>
/// var model = new Word2Vec(sentences, new Word2VecOptions { Width = 50, Epochs = 10 });
/// model.Train();
/// var near = model.Vectors.Nearest("paris", 5);
/// </code></example>
public sealed class Word2Vec
{
    // Learned before the next words are looked at: long enough to share among cores, short enough that the order within it, block after
    // block, makes no difference to what is learned.
    private const int WordsPerChunk = 1 << 12;
    private const int PartsPerChunk = 8;
    private const long OperationsPerWord = 100_000;

    private readonly int[] _corpus;                 // all known words, sentence after sentence
    private readonly Range[] _sentences;
    private readonly List<Range> _chunks = [];      // of sentences
    private readonly string[] _words;
    private readonly RowTable _input, _output;
    private readonly PairStreams[] _parts;

    /// <summary>Counts the words of a text; the most frequent has number 0.</summary>
    /// <param name="sentences">Sentences as words. Windows end where a sentence ends.</param>
    /// <param name="options">How to learn.</param>
    /// <exception cref="ArgumentException">No word is met <see cref="Word2VecOptions.MinimumCount"/> times.</exception>
    public Word2Vec(IEnumerable<IReadOnlyList<string>> sentences, Word2VecOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        Options = options ?? new();
        Bounds.AtLeast(Options.Width, 1);
        Bounds.AtLeast(Options.Window, 1);
        Bounds.AtLeast(Options.Negatives, 0);

        (_words, var counts, _corpus, _sentences) = SkipGramCorpus.Read(sentences, Options.MinimumCount);
        if (_words.Length == 0)
            throw new ArgumentException(Messages.NoFrequentWord(Options.MinimumCount), nameof(sentences));
        Counts = counts;
        _chunks.AddRange(SkipGramCorpus.Chunks(_sentences, WordsPerChunk));
        var sampling = new SkipGramSampling(counts, Options);
        _parts = [.. Enumerable.Range(0, PartsPerChunk).Select(_ => new PairStreams(sampling))];

        // Uniform in ±1/D, and zeros for the outputs, as gensim begins.
        (_input, _output) = (new(_words.Length, Options.Width), new(_words.Length, Options.Width));
        var random = new SplitMix((ulong)Options.Seed);
        for (var word = 0; word < _words.Length; word++)
            foreach (ref var value in _input.Row(word))
                value = (float)((2 * random.NextDouble() - 1) / Options.Width);
    }

    /// <summary>How it learns.</summary>
    public Word2VecOptions Options { get; }

    /// <summary>The words that have vectors, the most frequent first.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>How often each of them occurs.</summary>
    public IReadOnlyList<long> Counts { get; }

    /// <summary>How many words one reading of the text has, without those that are too rare.</summary>
    public long TokenCount => _corpus.Length;

    /// <summary>The vectors as they are now: a copy.</summary>
    public WordVectors Vectors => new(_words, Copy(_input));

    /// <summary>The vectors of words as context, as they are now: a copy.</summary>
    public WordVectors OutputVectors => new(_words, Copy(_output));

    /// <summary>Reads the text <see cref="Word2VecOptions.Epochs"/> times.</summary>
    /// <param name="progress">Told every few thousand words.</param>
    /// <param name="cancellation">Stops the training; the vectors keep what they have learned.</param>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public void Train(Action<Word2VecProgress>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var (read, all) = (0L, Math.Max(1, TokenCount * Options.Epochs));
        for (var epoch = 0; epoch < Options.Epochs; epoch++)
        {
            for (var chunk = 0; chunk < _chunks.Count; chunk++)
            {
                cancellation.ThrowIfCancellationRequested();
                var rate = Options.LearningRate + (Options.FinalLearningRate - Options.LearningRate) * ((float)read / all);
                var loss = Learn(epoch, chunk, rate);
                read += Length(_sentences.AsSpan(_chunks[chunk]));
                progress?.Invoke(new(epoch + 1, (double)read / all, read, loss, rate, clock.Elapsed));
            }
        }
    }

    /// <summary>How many pieces the text is learned in.</summary>
    internal int ChunkCount => _chunks.Count;

    /// <summary>Learns one piece and returns its loss.</summary>
    internal double Learn(int epoch, int chunk, float rate)
    {
        var (first, count) = _chunks[chunk].GetOffsetAndLength(_sentences.Length);
        var work = Length(_sentences.AsSpan(first, count)) * OperationsPerWord;
        Cores.Split(PartsPerChunk, work, (from, to) =>
        {
            for (var part = from; part < to; part++)
            {
                var (start, end) = (first + count * part / PartsPerChunk, first + count * (part + 1) / PartsPerChunk);
                _parts[part].Fill(_corpus, _sentences.AsSpan(start..end), SplitMix.At(Options.Seed, epoch, chunk * PartsPerChunk + part));
            }
        });

        var results = new (double Loss, long Targets)[RowBlocks.Count * RowBlocks.Count];
        for (var round = 0; round < RowBlocks.Count; round++)
        {
            Cores.Split(RowBlocks.Count, work, (from, to) =>
            {
                for (var block = from; block < to; block++)
                    foreach (var part in _parts)
                    {
                        // Another output block is the last one each time: what is learned last weighs a little more.
                        var (loss, targets) = part.Learn(_input, _output, block, (block + round + chunk) % RowBlocks.Count, rate);
                        ref var result = ref results[block * RowBlocks.Count + round];
                        result = (result.Loss + loss, result.Targets + targets);
                    }
            });
        }
        return results.Sum(result => result.Loss) / Math.Max(1, results.Sum(result => result.Targets));
    }

    private static long Length(ReadOnlySpan<Range> sentences) =>
        sentences.IsEmpty ? 0 : sentences[^1].End.Value - sentences[0].Start.Value;

    private static Tensors.Tensor Copy(RowTable table)
    {
        var copy = Tensors.Tensor.Empty([table.Count, table.Width]);
        for (var word = 0; word < table.Count; word++)
            table.Row(word).CopyTo(copy.AsSpan()[(word * table.Width)..]);
        return copy;
    }
}
