using Cahier.Tensors;

namespace Cahier.Text;

/// <summary>A numbered list of words: what turns a sentence into the row numbers of an embedding table, and back.</summary>
/// <remarks>
/// The first four numbers are the same in every vocabulary: padding, start, end and unknown. Other words follow in the
/// order in which they are first met, or from the most frequent on (<see cref="ByFrequency"/>), so the same texts always give the
/// same numbers.
/// </remarks>
public sealed class Vocabulary
{
    /// <summary>The number of <c>&lt;pad&gt;</c>, which fills the short sentences of a batch.</summary>
    public const int Padding = 0;

    /// <summary>The number of <c>&lt;bos&gt;</c>, the beginning of a sentence.</summary>
    public const int Start = 1;

    /// <summary>The number of <c>&lt;eos&gt;</c>, the end of a sentence.</summary>
    public const int End = 2;

    /// <summary>The number of <c>&lt;unk&gt;</c>, which stands for every word that is not in the list.</summary>
    public const int Unknown = 3;

    private readonly List<string> _words = ["<pad>", "<bos>", "<eos>", "<unk>"];
    private readonly Dictionary<string, int> _ids = [];

    /// <summary>Numbers the distinct words of a text.</summary>
    /// <param name="words">The text, word by word, repetitions included.</param>
    public Vocabulary(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        for (var id = 0; id < _words.Count; id++)
            _ids[_words[id]] = id;
        foreach (var word in words)
            if (_ids.TryAdd(word, _words.Count))
                _words.Add(word);
    }

    /// <summary>Numbers the frequent words of a text, the most frequent first; the others become <see cref="Unknown"/>.</summary>
    /// <param name="words">The text, word by word.</param>
    /// <param name="minimumCount">Words met less often are left out.</param>
    /// <param name="size">At most so many words are taken, the four special ones not counted; all if not given.</param>
    public static Vocabulary ByFrequency(IEnumerable<string> words, int minimumCount = 1, int? size = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        // CountBy keeps the order of first appearance and so does OrderBy among equals: ties are the same on every machine.
        var frequent = words.CountBy(word => word).Where(word => word.Value >= minimumCount).OrderByDescending(word => word.Value);
        return new(frequent.Take(size ?? int.MaxValue).Select(word => word.Key));
    }

    /// <summary>V, the number of words with the four special ones.</summary>
    public int Count => _words.Count;

    /// <summary>All words, in the order of their numbers.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The word with this number.</summary>
    /// <exception cref="IndexException">There is no such number.</exception>
    public string this[int id] => (uint)id < (uint)_words.Count
        ? _words[id]
        : throw new IndexException(Messages.UnknownId(nameof(Vocabulary), id, _words.Count));

    /// <summary>The number of this word, or <see cref="Unknown"/>.</summary>
    public int this[string word] => _ids.GetValueOrDefault(word, Unknown);

    /// <summary>Words to numbers; a word that is not in the list becomes <see cref="Unknown"/>.</summary>
    public int[] Encode(IEnumerable<string> words) => [.. words.Select(word => this[word])];

    /// <summary>Numbers to words, without padding and start, up to the first end.</summary>
    public string[] Decode(IEnumerable<int> ids) =>
    [
        .. ids.TakeWhile(id => id != End).Where(id => id is not (Padding or Start)).Select(id => this[id]),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(' ', _words.Take(12))}{(Count > 12 ? " …" : "")} ({Count})";
}
