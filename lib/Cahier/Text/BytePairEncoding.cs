using System.Globalization;

namespace Cahier.Text;

/// <summary>
/// Fragments of words learned from a text: at each step the two tokens that stand side by side most often become one
/// (Gage 1994; Sennrich, Haddow and Birch 2016).
/// </summary>
/// <remarks>
/// Tokens never reach over the end of a word; a space belongs to the word behind it, and is displayed as ␣. Of pairs equally frequent, the
/// one whose tokens were made first is taken.
/// </remarks>
/// <example><code>
/// var bpe = new BytePairEncoding(text, BytePairSymbols.Characters);
/// for (var i = 0; i &lt; 10; i++)
///     Console.WriteLine(bpe.MergeNext());         // e + s → es (118)
/// var ids = bpe.Encode("les marchés");
/// </code></example>
public sealed class BytePairEncoding : ITokenizer
{
    private const int LargestCache = 1 << 16;

    private readonly BytePairAlphabet _alphabet;
    private readonly BytePairCorpus _corpus;
    private readonly List<string> _tokens;                                 // what each id stands for, in the alphabet's symbols
    private readonly Dictionary<string, int> _ids;
    private readonly List<BytePairMerge> _merges = [];
    private readonly Dictionary<(int, int), (int Rank, int Id)> _ranks = [];
    private readonly Dictionary<string, int[]> _cache = [];                // words already encoded with the merges of now

    /// <summary>Begins with the symbols of a text, nothing merged.</summary>
    /// <param name="text">What the merges are learned from.</param>
    /// <param name="symbols">Characters or bytes.</param>
    public BytePairEncoding(string text, BytePairSymbols symbols = BytePairSymbols.Bytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        _alphabet = new(symbols);
        Dictionary<string, int> words = [];
        var byText = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in BytePairWords.Ranges(text))
        {
            byText.TryGetValue(text.AsSpan(range), out var count);
            byText[text.AsSpan(range)] = count + 1;
        }

        _tokens = [.. Specials, .. _alphabet.Symbols(words.Keys)];
        _ids = _tokens.Select((token, id) => (token, id)).Skip(Specials.Length).ToDictionary();
        SymbolCount = _ids.Count;
        _corpus = new(words.Select(word => (Symbols(word.Key), word.Value)));
    }

    /// <summary>V: the special tokens of <see cref="Vocabulary"/>, the symbols and the merged tokens.</summary>
    public int Count => _tokens.Count;

    /// <summary>How many symbols it began with: 256 bytes, or the distinct characters of the training text.</summary>
    public int SymbolCount { get; }

    /// <summary>The merges made so far, in order.</summary>
    public IReadOnlyList<BytePairMerge> Merges => _merges;

    /// <summary>The number of tokens in which the training text is now written.</summary>
    public long Length => _corpus.Length;

    /// <summary>The distinct words of the training text as they are now cut, with their counts, the most frequent first.</summary>
    public IEnumerable<(string[] Tokens, int Count)> Words =>
        _corpus.Words.OrderByDescending(word => word.Count).Select(word => (word.Tokens.Select(id => this[id]).ToArray(), word.Count));

    /// <summary>The pairs that stand side by side most often: the first is merged next.</summary>
    /// <param name="count">How many are wanted.</param>
    public IReadOnlyList<BytePairMerge> MostFrequentPairs(int count) =>
        [.. _corpus.MostFrequent(count).Select(pair => Merge(pair.Left, pair.Right, pair.Count))];

    private static string[] Specials => ["<pad>", "<bos>", "<eos>", "<unk>"];

    /// <summary>
    /// A token as it is displayed: ␣ for a space, ⏎ for the end of a line, ⟨C3⟩ for a byte that is no character by itself.
    /// </summary>
    /// <exception cref="Tensors.IndexException">There is no such token.</exception>
    public string this[int id] => (uint)id < (uint)_tokens.Count
        ? id < Specials.Length ? _tokens[id] : _alphabet.Display(_tokens[id])
        : throw new Tensors.IndexException(Messages.UnknownId(nameof(BytePairEncoding), id, _tokens.Count));

    /// <summary>Makes one merge: the most frequent pair becomes a token.</summary>
    /// <returns>What was merged; null if no pair occurs twice, and nothing was done.</returns>
    public BytePairMerge? MergeNext()
    {
        if (_corpus.MostFrequent() is not { Count: >= 2 } pair)
            return null;

        var merge = Merge(pair.Left, pair.Right, pair.Count);
        var token = _tokens[pair.Left] + _tokens[pair.Right];
        // a + bc and ab + c write the same token.
        if (_ids.TryAdd(token, _tokens.Count))
            _tokens.Add(token);
        _ranks[(pair.Left, pair.Right)] = (_merges.Count, _ids[token]);
        _merges.Add(merge);
        _corpus.Merge(pair.Left, pair.Right, _ids[token]);
        _cache.Clear();
        return merge;
    }

    /// <summary>Makes many merges.</summary>
    /// <param name="merges">How many; fewer are made when no pair occurs twice any more.</param>
    /// <param name="cancellation">Stops between two merges; those made remain.</param>
    /// <returns>How many were made.</returns>
    public int Train(int merges, CancellationToken cancellation = default)
    {
        for (var made = 0; made < merges; made++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (MergeNext() is null)
                return made;
        }
        return merges;
    }

    /// <inheritdoc/>
    public string[] Split(string text) => [.. Encode(text).Select(id => this[id])];

    /// <inheritdoc/>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<int> ids = [];
        var byText = _cache.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in BytePairWords.Ranges(text))
        {
            if (!byText.TryGetValue(text.AsSpan(range), out var word))
            {
                if (_cache.Count >= LargestCache)
                    _cache.Clear();
                byText[text.AsSpan(range)] = word = EncodeWord(text[range]);
            }
            ids.AddRange(word);
        }
        return [.. ids];
    }

    /// <inheritdoc/>
    public string Decode(IEnumerable<int> ids)
    {
        var kept = ids.TakeWhile(id => id != Vocabulary.End).Where(id => id is not (Vocabulary.Padding or Vocabulary.Start));
        return _alphabet.Text(kept.Select(id => (uint)id < (uint)_tokens.Count
            ? id == Vocabulary.Unknown ? BytePairAlphabet.Unknown : _tokens[id]
            : throw new Tensors.IndexException(Messages.UnknownId(nameof(BytePairEncoding), id, _tokens.Count))));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture, $"{SymbolCount} + {_merges.Count}: {string.Join(", ", _merges.Take(8).Select(m => m.Token))}");

    // The merges are made again in the order in which they were learned.
    private int[] EncodeWord(string word)
    {
        List<int> ids = [.. Symbols(word)];
        while (true)
        {
            (int Rank, int Id) best = (int.MaxValue, 0);
            (int Left, int Right) pair = default;
            for (var i = 0; i + 1 < ids.Count; i++)
                if (_ranks.TryGetValue((ids[i], ids[i + 1]), out var merge) && merge.Rank < best.Rank)
                    (best, pair) = (merge, (ids[i], ids[i + 1]));
            if (best.Rank == int.MaxValue)
                return [.. ids];

            var kept = 0;
            for (var i = 0; i < ids.Count; i++)
                ids[kept++] = i + 1 < ids.Count && (ids[i], ids[i + 1]) == pair && i++ >= 0 ? best.Id : ids[i];
            ids.RemoveRange(kept, ids.Count - kept);
        }
    }

    private int[] Symbols(string word) => [.. _alphabet.Cut(word).Select(symbol => _ids.GetValueOrDefault(symbol, Vocabulary.Unknown))];

    private BytePairMerge Merge(int left, int right, int count) =>
        new(this[left], this[right], _alphabet.Display(_tokens[left] + _tokens[right]), count);
}
