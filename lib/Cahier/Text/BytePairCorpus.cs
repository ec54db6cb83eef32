using System.Runtime.InteropServices;

namespace Cahier.Text;

/// <summary>
/// The words of a training text as they are cut at the moment, and how often each pair of tokens stands side by side. A merge touches
/// only the words in which its pair stands.
/// </summary>
internal sealed class BytePairCorpus
{
    private readonly List<(int[] Tokens, int Length, int Count)> _words = [];
    private readonly Dictionary<(int, int), int> _counts = [];
    private readonly Dictionary<(int, int), List<int>> _places = [];       // the words of each pair; also some where it stood before
    private readonly HashSet<(int, int)> _risen = [];
    // The most frequent pair first. An entry may be out of date: a pair has a new one whenever its count rises.
    private readonly PriorityQueue<(int, int), (int Negated, int Left, int Right)> _queue = new();

    public BytePairCorpus(IEnumerable<(int[] Tokens, int Count)> words)
    {
        foreach (var (tokens, count) in words)
        {
            _words.Add((tokens, tokens.Length, count));
            Length += (long)tokens.Length * count;
            Add(_words.Count - 1, count);
            Place(_words.Count - 1, _ => true);
        }
        Enqueue();
    }

    public long Length { get; private set; }

    public IEnumerable<(int[] Tokens, int Count)> Words => _words.Select(word => (word.Tokens[..word.Length], word.Count));

    public IEnumerable<(int Left, int Right, int Count)> MostFrequent(int count) =>
        _counts.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(count)
            .Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value));

    /// <summary>The pair to merge next, or null if there is none at all.</summary>
    public (int Left, int Right, int Count)? MostFrequent()
    {
        while (_queue.TryPeek(out var pair, out var priority))
        {
            var (entered, now) = (-priority.Negated, _counts[pair]);
            if (entered == now && now > 0)
                return (pair.Item1, pair.Item2, now);
            _queue.Dequeue();
            // The count has fallen; had it risen, there would be a newer entry.
            if (entered > now && now > 0)
                _queue.Enqueue(pair, (-now, pair.Item1, pair.Item2));
        }
        return null;
    }

    public void Merge(int left, int right, int merged)
    {
        foreach (var word in _places[(left, right)])
            Merge(word, left, right, merged);
        _places.Remove((left, right));
        _counts[(left, right)] = 0;
        Enqueue();
    }

    private void Merge(int index, int left, int right, int merged)
    {
        var (tokens, length, count) = _words[index];
        if (!Stands(left, right, tokens.AsSpan(0, length)))
            return;

        Add(index, -count);
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            if (i + 1 < length && tokens[i] == left && tokens[i + 1] == right)
            {
                tokens[kept++] = merged;
                i++;
            }
            else
            {
                tokens[kept++] = tokens[i];
            }
        }
        _words[index] = (tokens, kept, count);
        Length -= (long)(length - kept) * count;
        Add(index, count);
        // Only pairs with the new token can have become more frequent.
        Place(index, pair => pair.Item1 == merged || pair.Item2 == merged);
    }

    private static bool Stands(int left, int right, ReadOnlySpan<int> tokens)
    {
        for (var i = 0; i + 1 < tokens.Length; i++)
            if (tokens[i] == left && tokens[i + 1] == right)
                return true;
        return false;
    }

    private void Add(int index, int count)
    {
        var (tokens, length, _) = _words[index];
        for (var i = 0; i + 1 < length; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, (tokens[i], tokens[i + 1]), out _) += count;
    }

    private void Place(int index, Func<(int, int), bool> risen)
    {
        var (tokens, length, _) = _words[index];
        for (var i = 0; i + 1 < length; i++)
        {
            var pair = (tokens[i], tokens[i + 1]);
            if (!risen(pair))
                continue;
            _risen.Add(pair);
            ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, pair, out _);
            places ??= [];
            if (places.Count == 0 || places[^1] != index)
                places.Add(index);
        }
    }

    private void Enqueue()
    {
        foreach (var pair in _risen)
            if (_counts[pair] is > 0 and var count)
                _queue.Enqueue(pair, (-count, pair.Item1, pair.Item2));
        _risen.Clear();
    }
}
