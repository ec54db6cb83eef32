using Cahier.Display;
using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Text;

/// <summary>Words and their vectors: which are near to each other, and which differences say the same thing.</summary>
public sealed partial class WordVectors
{
    // Questions whose scores are computed at once: 256 × V numbers.
    private const int QuestionsAtOnce = 256;

    private readonly string[] _words;
    private readonly Dictionary<string, int> _ids;
    private readonly Tensor _directions;        // [V, D], the vectors divided by their lengths

    /// <summary>Vectors of these words, copied.</summary>
    /// <param name="words">V words; of a word given twice, the first vector counts.</param>
    /// <param name="vectors">[V, D]</param>
    /// <exception cref="ShapeException">Not one row a word.</exception>
    public WordVectors(IEnumerable<string> words, Tensor vectors)
    {
        _words = [.. words];
        Shape.RequireExactRank(vectors, 2, nameof(WordVectors), nameof(vectors));
        Shape.Require(vectors, [_words.Length, vectors.Dim(1)], nameof(WordVectors), nameof(vectors));
        Vectors = Tensor.From(vectors.ToArray(), vectors.Shape).OutliveAll();
        _directions = Tensor.From(vectors.ToArray(), vectors.Shape).OutliveAll();
        _ids = new(_words.Length);
        for (var id = 0; id < _words.Length; id++)
        {
            _ids.TryAdd(_words[id], id);
            Normalize(_directions.AsSpan().Slice(id * Width, Width));
        }
    }

    /// <summary>The words, in the order of the rows.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The vectors, [V, D], one row a word.</summary>
    public Tensor Vectors { get; }

    /// <summary>V, the number of words.</summary>
    public int Count => _words.Length;

    /// <summary>D, the length of a vector.</summary>
    public int Width => Vectors.Dim(1);

    /// <summary>The vector of a word, [D], a copy.</summary>
    /// <exception cref="ArgumentException">The word has no vector.</exception>
    public Tensor this[string word] => Tensor.From(Vectors.AsSpan().Slice(Id(word) * Width, Width).ToArray());

    /// <summary>Whether the word has a vector.</summary>
    public bool Contains(string word) => _ids.ContainsKey(word);

    /// <summary>The vectors of some words, [N, D]: what a figure needs.</summary>
    /// <exception cref="ArgumentException">A word has no vector.</exception>
    public Tensor Rows(IEnumerable<string> words) =>
        Functional.Embedding(Vectors, [.. words.Select(Id)]);

    /// <summary>The cosine of the angle between the vectors of two words.</summary>
    /// <exception cref="ArgumentException">A word has no vector.</exception>
    public float Similarity(string first, string second) => Dot(Direction(Id(first)), Direction(Id(second)));

    /// <summary>The words whose vectors point most nearly where this word's does.</summary>
    /// <exception cref="ArgumentException">The word has no vector.</exception>
    public IReadOnlyList<Neighbour> Nearest(string word, int count = 10) => Nearest(Direction(Id(word)), count, Id(word));

    /// <summary>The words whose vectors point most nearly in a direction.</summary>
    /// <param name="vector">[D]</param>
    /// <param name="count">How many are wanted.</param>
    /// <exception cref="ShapeException">The vector has another length.</exception>
    public IReadOnlyList<Neighbour> Nearest(Tensor vector, int count = 10)
    {
        Shape.Require(vector, [Width], nameof(Nearest), nameof(vector));
        var direction = vector.ToArray();
        Normalize(direction);
        return Nearest(direction, count);
    }

    /// <summary>
    /// "a is to b as c is to …": the words nearest to b − a + c, all of length 1, without a, b and c (Mikolov, Yih and Zweig 2013).
    /// </summary>
    /// <exception cref="ArgumentException">A word has no vector.</exception>
    public IReadOnlyList<Neighbour> Analogy(string a, string b, string c, int count = 1)
    {
        var question = new float[Width];
        Combine(Id(a), Id(b), Id(c), question);
        return Nearest(question, count, Id(a), Id(b), Id(c));
    }

    /// <summary>A table of the nearest words of each of these, with their similarities.</summary>
    /// <exception cref="ArgumentException">A word has no vector.</exception>
    public Table NearestTable(IEnumerable<string> words, int count = 3) => new(
        Enumerable.Range(0, count + 1).Select(column => column == 0 ? "" : NumberText.Grouped(column)),
        words.Select(
            word => (object?[])[word, .. Nearest(word, count).Select(near => $"{near.Word} ({NumberText.Fixed(near.Similarity, 3)})")]));

    /// <summary>
    /// Completes analogies and counts the right answers, by section and last in all. A question with a word that has no vector is not
    /// asked.
    /// </summary>
    /// <param name="questions">The questions with their answers.</param>
    /// <param name="lowerCase">Whether the words are in lower case here, and not in the questions.</param>
    public IReadOnlyList<AnalogyScore> Score(IEnumerable<AnalogyQuestion> questions, bool lowerCase = true)
    {
        ArgumentNullException.ThrowIfNull(questions);
        int Known(string word) => _ids.GetValueOrDefault(lowerCase ? word.ToLowerInvariant() : word, -1);
        var known = questions.Select(q => (q.Section, Ids: new[] { Known(q.A), Known(q.B), Known(q.C), Known(q.D) }))
            .Where(question => !question.Ids.Contains(-1)).ToList();

        var right = known.Chunk(QuestionsAtOnce).SelectMany(some => Right([.. some.Select(question => question.Ids)]));
        var sections = known.Zip(right).GroupBy(one => one.First.Section, one => one.Second)
            .Select(section => new AnalogyScore(section.Key, section.Count(correct => correct), section.Count())).ToList();
        return [.. sections, new("", sections.Sum(score => score.Correct), sections.Sum(score => score.Asked))];
    }

    /// <summary>An embedding table for a vocabulary that begins with these vectors.</summary>
    /// <param name="vocabulary">Its words; those without a vector get random ones of the same size, padding zeros.</param>
    /// <param name="random">For words without a vector.</param>
    /// <param name="frozen">Whether the table stays as it is; otherwise it learns further (fine-tuning).</param>
    public Embedding ToEmbedding(Vocabulary vocabulary, Random random, bool frozen = false)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var deviation = MathF.Sqrt(Vectors.AsSpan().Length == 0 ? 1 : Dot(Vectors.AsSpan(), Vectors.AsSpan()) / Vectors.Count);
        var table = Tensor.Randn(random, vocabulary.Count, Width);
        for (var id = 0; id < vocabulary.Count; id++)
        {
            var row = table.AsSpan().Slice(id * Width, Width);
            if (_ids.TryGetValue(vocabulary[id], out var known))
                Vectors.AsSpan().Slice(known * Width, Width).CopyTo(row);
            else
                foreach (ref var value in row)
                    value *= id == Vocabulary.Padding ? 0 : deviation;
        }
        return new(table, frozen);
    }

    private bool[] Right(int[][] questions)
    {
        using var scope = Tensor.NewDisposeScope();
        using var noGradient = Tensor.NoGrad();
        var asked = Tensor.Empty([questions.Length, Width]);
        for (var i = 0; i < questions.Length; i++)
            Combine(questions[i][0], questions[i][1], questions[i][2], asked.AsSpan().Slice(i * Width, Width));
        var scores = asked.MatMul(_directions.Transpose()).ToArray();

        var right = new bool[questions.Length];
        for (var i = 0; i < questions.Length; i++)
        {
            var row = scores.AsSpan(i * Count, Count);
            foreach (var id in questions[i].AsSpan(0, 3))
                row[id] = float.NegativeInfinity;
            right[i] = System.Numerics.Tensors.TensorPrimitives.IndexOfMax<float>(row) == questions[i][3];
        }
        return right;
    }

    private void Combine(int a, int b, int c, Span<float> question)
    {
        var from = Direction(a);
        var to = Direction(b);
        var other = Direction(c);
        for (var i = 0; i < question.Length; i++)
            question[i] = to[i] - from[i] + other[i];
        Normalize(question);
    }

    private Neighbour[] Nearest(ReadOnlySpan<float> direction, int count, params ReadOnlySpan<int> without)
    {
        var found = new PriorityQueue<int, (float, int)>();         // the worst first; of equals, the one that comes later
        for (var id = 0; id < Count; id++)
        {
            if (without.Contains(id))
                continue;
            found.Enqueue(id, (Dot(direction, Direction(id)), -id));
            if (found.Count > count)
                found.Dequeue();
        }

        var nearest = new Neighbour[found.Count];
        while (found.TryDequeue(out var id, out var priority))
            nearest[found.Count] = new(_words[id], priority.Item1);
        return nearest;
    }

    private int Id(string word) => _ids.TryGetValue(word, out var id)
        ? id
        : throw new ArgumentException(Messages.NoVector(word), nameof(word));

    private Span<float> Direction(int id) => _directions.AsSpan().Slice(id * Width, Width);

    private static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => System.Numerics.Tensors.TensorPrimitives.Dot(x, y);

    private static void Normalize(Span<float> vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length > 0)
            System.Numerics.Tensors.TensorPrimitives.Divide(vector, length, vector);
    }
}
