using System.Globalization;
using Cahier.Tensors;
using Cahier.Text;

namespace Cahier.Data.Real;

/// <summary>GloVe 6B (Pennington et al. 2014): a vector for each of 400,000 English words, the commonest first.</summary>
public sealed class GloveVectors
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _rows = [];
    private readonly List<float[]> _vectors = [];

    private GloveVectors(int width) => Width = width;

    /// <summary>D, how many numbers a vector has.</summary>
    public int Width { get; }

    /// <summary>V, how many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>The words, the commonest first.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The vector of a word.</summary>
    /// <exception cref="KeyNotFoundException">The word has none.</exception>
    public ReadOnlySpan<float> this[string word] => _rows.TryGetValue(word, out var row)
        ? _vectors[row]
        : throw new KeyNotFoundException(Messages.NoSuchVector(word));

    /// <summary>Whether a word has a vector.</summary>
    public bool Contains(string word) => _rows.ContainsKey(word);

    /// <summary>Reads the vectors of one width, or those of the commonest words only.</summary>
    /// <param name="width">50, 100, 200 or 300.</param>
    /// <param name="count">How many words at most.</param>
    /// <exception cref="MissingDataException">The set is not on this machine.</exception>
    /// <exception cref="DataFileException">The file is not what it should be.</exception>
    public static GloveVectors Load(int width = 100, int count = int.MaxValue) => Read(RealData.Path("glove"), width, count);

    /// <summary>Reads the vectors of one width.</summary>
    /// <param name="path">The archive glove.6B.zip, a text of lines "word number …" (gzip or not), or a folder that holds one.</param>
    /// <param name="width">50, 100, 200 or 300 in the archive or a folder; the width that a text must have.</param>
    /// <param name="count">How many words at most.</param>
    /// <exception cref="DataFileException">The file is not what it should be; the message names the line.</exception>
    public static GloveVectors Read(string path, int width = 100, int count = int.MaxValue)
    {
        var vectors = new GloveVectors(width);
        using var lines = Open(path, width);
        foreach (var (word, vector) in Stream(lines, width).Take(count))
        {
            if (!vectors._rows.TryAdd(word, vectors.Count))
                throw lines.Wrong(Messages.WordTwice(word));
            vectors._words.Add(word);
            vectors._vectors.Add(vector);
        }

        return vectors;
    }

    /// <summary>The words and their vectors one by one, keeping none of them.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<(string Word, float[] Vector)> Stream(string path, int width = 100)
    {
        using var lines = Open(path, width);
        foreach (var row in Stream(lines, width))
            yield return row;
    }

    /// <summary>The vectors with what one asks of them: nearest words, analogies, an embedding that begins with them.</summary>
    public WordVectors ToWordVectors() => new(_words, Table(_words));

    /// <summary>The vectors of these words as an embedding's table; a word without a vector has zeros.</summary>
    /// <param name="words">V words, such as those of a vocabulary.</param>
    /// <returns>[V, D]</returns>
    public Tensor Table(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var table = Tensor.Zeros(words.Count, Width);
        for (var row = 0; row < words.Count; row++)
        {
            if (_rows.TryGetValue(words[row], out var known))
                _vectors[known].CopyTo(table.AsSpan()[(row * Width)..]);
        }

        return table;
    }

    private static LineReader Open(string path, int width)
    {
        ArgumentNullException.ThrowIfNull(path);
        Bounds.AtLeast(width, 1);
        var member = string.Create(CultureInfo.InvariantCulture, $"glove.6B.{width}d.txt");
        if (Directory.Exists(path))
        {
            var start = string.Create(CultureInfo.InvariantCulture, $"glove.6B.{width}d");
            string[] patterns = [$"{start}.txt", $"{start}*.txt", $"{start}*.txt.gz", "glove.6B.zip"];
            path = patterns.SelectMany(pattern => DataCache.Matching(path, pattern)).FirstOrDefault()
                ?? throw new FileNotFoundException(Messages.NothingToRead(path, string.Join(", ", patterns)));
        }

        if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && width is not (50 or 100 or 200 or 300))
            throw new ArgumentException(Messages.NoSuchWidth(width), nameof(width));
        return new LineReader(PackedFile.Open(path, member), PackedFile.NameOf(path, member));
    }

    private static IEnumerable<(string Word, float[] Vector)> Stream(LineReader lines, int width)
    {
        while (lines.Next())
            yield return Row(lines, width);
    }

    private static (string Word, float[] Vector) Row(LineReader lines, int width)
    {
        // At the space only: words contain other separators, such as the no-break space.
        var rest = lines.Bytes;
        var end = rest.IndexOf((byte)' ');
        var word = lines.Decode(end < 0 ? rest : rest[..end]);
        rest = end < 0 ? [] : rest[(end + 1)..].TrimEnd((byte)' ');
        var found = rest.Length == 0 ? 0 : rest.Count((byte)' ') + 1;
        if (found != width)
            throw lines.Wrong(Messages.RaggedVector(word, found, width));

        var vector = new float[width];
        for (var i = 0; i < width; i++)
        {
            end = rest.IndexOf((byte)' ');
            var number = end < 0 ? rest : rest[..end];
            if (!float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out vector[i]) || !float.IsFinite(vector[i]))
                throw lines.Wrong(Messages.NotANumber($"{word}[{i}]", lines.Decode(number)));
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return (word, vector);
    }
}
