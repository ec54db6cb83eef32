using Cahier.Text;

namespace Cahier.Bench.Cases;

/// <summary>
/// Skip-gram with negative sampling on two million words of 20,000, of which the n-th is met in proportion to 1/n: vectors of 100, window
/// 5, 5 negatives, nothing left out.
/// </summary>
internal sealed class Word2VecWords : ICases
{
    private const int Words = 2_000_000, Vocabulary = 20_000, WordsPerSentence = 20;

    // A piece of 4,096 words is filled up with whole sentences of 20: 4,100.
    private const int ChunksPerRun = 24, WordsPerChunk = 4_100;

    public IEnumerable<Case> All() =>
        [new("word2vec", Train) { Unit = "words/s", Amount = ChunksPerRun * WordsPerChunk, Least = 1.5 }];

    private static Action Train()
    {
        string[] names = [.. Enumerable.Range(0, Vocabulary).Select(id => $"w{id}")];
        var model = new Word2Vec(
            Ids().Select(id => names[id]).Chunk(WordsPerSentence), new Word2VecOptions { Sample = 0, MinimumCount = 1, Epochs = 1 });
        var next = 0;
        return () =>
        {
            for (var i = 0; i < ChunksPerRun; i++)
            {
                // The last piece is a short one.
                next = (next + 1) % (model.ChunkCount - 1);
                model.Learn(0, next, 0.025f);
            }
        };
    }

    /// <summary>
    /// Numbers of words by the inverse of their distribution, from a linear congruential generator that peers.py has too.
    /// </summary>
    private static IEnumerable<int> Ids()
    {
        var cumulative = new double[Vocabulary];
        var sum = 0.0;
        for (var id = 0; id < Vocabulary; id++)
            cumulative[id] = sum += 1.0 / (id + 1);

        var state = 1UL;
        for (var i = 0; i < Words; i++)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            var found = Array.BinarySearch(cumulative, (state >> 11) * (1.0 / (1L << 53)) * sum);
            yield return Math.Min(found < 0 ? ~found : found, Vocabulary - 1);
        }
    }
}
