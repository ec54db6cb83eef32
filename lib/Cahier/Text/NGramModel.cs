using System.Runtime.InteropServices;

namespace Cahier.Text;

/// <summary>
/// A language model that counts: the probability of a word given the n − 1 before it. P(text) = Π P(wᵢ | wᵢ₋ₙ₊₁ … wᵢ₋₁), what neural
/// language models are measured against.
/// </summary>
/// <remarks>
/// Every text begins after n − 1 times <see cref="Vocabulary.Start"/> and ends with <see cref="Vocabulary.End"/>; padding and start
/// have probability 0.
/// </remarks>
public sealed class NGramModel
{
    private readonly int _order, _count;
    private readonly NGramSmoothing _smoothing;
    private readonly double _k;
    private readonly History _root = new();         // the empty history; longer ones by their last word, the one before it, …

    /// <summary>Counts the words of some texts.</summary>
    /// <param name="texts">Word numbers, [T] each, without start and end.</param>
    /// <param name="count">V, the number of tokens of the tokenizer or vocabulary, specials included.</param>
    /// <param name="order">n: 1 counts single words, 2 pairs, 3 triples.</param>
    /// <param name="smoothing">What is said about words never met.</param>
    /// <param name="k">For <see cref="NGramSmoothing.AddK"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is less than 1.</exception>
    /// <exception cref="Tensors.IndexException">A number is not below V.</exception>
    public NGramModel(
        IEnumerable<IReadOnlyList<int>> texts, int count, int order, NGramSmoothing smoothing = NGramSmoothing.Interpolated, double k = 1)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (order < 1)
            throw new ArgumentOutOfRangeException(nameof(order), Messages.OrderTooSmall(order));
        Bounds.Positive(k);
        (_count, _order, _smoothing, _k) = (count, order, smoothing, k);
        foreach (var text in texts)
        {
            int[] words = [.. Begun([]), .. text, Vocabulary.End];
            for (var i = order - 1; i < words.Length; i++)
                Count(words.AsSpan(0, i), words[i]);
        }
    }

    /// <summary>n</summary>
    public int Order => _order;

    /// <summary>P(word | history) for every word, [V]; they sum to 1.</summary>
    /// <param name="history">The words before, from the beginning of the text on; the last n − 1 count.</param>
    public double[] Probabilities(IReadOnlyList<int> history)
    {
        var words = Begun(history);
        var probabilities = new double[_count];
        for (var word = 0; word < _count; word++)
            probabilities[word] = Probability(words, word);
        return probabilities;
    }

    /// <summary>P(word | history).</summary>
    /// <param name="word">A word number, or <see cref="Vocabulary.End"/>.</param>
    /// <param name="history">The words before, from the beginning of the text on; the last n − 1 count.</param>
    public double Probability(int word, IReadOnlyList<int> history) => Probability(Begun(history), word);

    /// <summary>ln P(text), its end included.</summary>
    public double LogProbability(IReadOnlyList<int> text)
    {
        int[] words = [.. Begun([]), .. text, Vocabulary.End];
        var sum = 0.0;
        for (var i = _order - 1; i < words.Length; i++)
            sum += Math.Log(Probability(words.AsSpan(0, i), words[i]));
        return sum;
    }

    /// <summary>
    /// exp of the mean of −ln P over all words and ends: between how many words the model hesitates, as if they were equally likely.
    /// </summary>
    public double Perplexity(IEnumerable<IReadOnlyList<int>> texts)
    {
        var (sum, words) = (0.0, 0L);
        foreach (var text in texts)
        {
            sum += LogProbability(text);
            words += text.Count + 1;
        }
        return Math.Exp(-sum / words);
    }

    /// <summary>Draws a text word by word.</summary>
    /// <param name="random">Decides; the same seed gives the same text.</param>
    /// <param name="maxLength">Where to stop if no end is drawn before.</param>
    /// <param name="start">How the text begins.</param>
    /// <returns>The words with those of <paramref name="start"/>, without the end.</returns>
    public int[] Generate(Random random, int maxLength, IReadOnlyList<int>? start = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        List<int> text = [.. start ?? []];
        while (text.Count < maxLength)
        {
            var probabilities = Probabilities(text);
            var (left, word) = (random.NextDouble(), -1);
            for (var i = 0; i < _count && left >= 0; i++)
            {
                if (probabilities[i] > 0)
                    (left, word) = (left - probabilities[i], i);
            }
            if (word == Vocabulary.End)
                break;
            text.Add(word);
        }
        return [.. text];
    }

    private void Count(ReadOnlySpan<int> history, int word)
    {
        if ((uint)word >= (uint)_count)
            throw new Tensors.IndexException(Messages.UnknownId(nameof(NGramModel), word, _count));
        var at = _root;
        at.Count(word);
        for (var back = 1; back < _order; back++)
        {
            ref var longer = ref CollectionsMarshal.GetValueRefOrAddDefault(at.Longer, history[^back], out _);
            at = longer ??= new();
            at.Count(word);
        }
    }

    private double Probability(ReadOnlySpan<int> history, int word)
    {
        if (word is Vocabulary.Padding or Vocabulary.Start)
            return 0;

        var possible = _count - 2;
        var (at, probability) = (_root, 1.0 / possible);
        for (var back = 0; ; back++)
        {
            if (_smoothing == NGramSmoothing.Interpolated && at.Total > 0)
                probability = (at.Of(word) + at.Distinct * probability) / (at.Total + at.Distinct);
            if (back == _order - 1)
                return _smoothing == NGramSmoothing.Interpolated ? probability : (at.Of(word) + _k) / (at.Total + _k * possible);
            // A history never met adds nothing: the shorter one decides, or all words are equally likely.
            if (!at.Longer.TryGetValue(history[^(back + 1)], out var longer))
                return _smoothing == NGramSmoothing.Interpolated ? probability : 1.0 / possible;
            at = longer;
        }
    }

    private int[] Begun(IReadOnlyList<int> text) => [.. Enumerable.Repeat(Vocabulary.Start, _order - 1), .. text];

    private sealed class History
    {
        private readonly Dictionary<int, int> _next = [];

        public Dictionary<int, History> Longer { get; } = [];

        public long Total { get; private set; }

        public int Distinct => _next.Count;

        public int Of(int word) => _next.GetValueOrDefault(word);

        public void Count(int word)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_next, word, out _)++;
            Total++;
        }
    }
}
