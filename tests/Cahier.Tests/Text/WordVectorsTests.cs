using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Text;

namespace Cahier.Tests.Text;

public class WordVectorsTests
{
    private readonly WordVectors _vectors = new(
        ["roi", "reine", "homme", "femme", "pomme"],
        Tensor.From(new float[,] { { 2, 1, 0 }, { 2, 1, 4 }, { 1, 3, 0 }, { 1, 3, 4 }, { -5, 1, 0.5f } }));

    [Fact]
    public void Nearest_words_are_sorted_by_the_cosine_and_the_word_itself_is_not_one()
    {
        var near = _vectors.Nearest("homme", 3);
        Assert.Equal("roi", near[0].Word);
        Assert.Equal(5 / Math.Sqrt(5 * 10), near[0].Similarity, 1e-6);
        Assert.Equal(near.OrderByDescending(word => word.Similarity), near);
        Assert.DoesNotContain("homme", near.Select(word => word.Word));
        Assert.Equal(4, _vectors.Nearest("homme", 100).Count);
    }

    [Fact]
    public void Similarity_is_the_cosine() => Assert.Equal(21 / (Math.Sqrt(21) * Math.Sqrt(26)), _vectors.Similarity("reine", "femme"), 1e-6);

    [Fact]
    public void An_analogy_is_completed_by_the_sum_of_directions_without_the_words_of_the_question()
    {
        Assert.Equal("reine", _vectors.Analogy("homme", "femme", "roi")[0].Word);
        Assert.DoesNotContain(_vectors.Analogy("homme", "femme", "roi", 5), near => near.Word is "homme" or "femme" or "roi");
    }

    [Fact]
    public void A_direction_has_neighbours_too() =>
        Assert.Equal("pomme", _vectors.Nearest(Tensor.From([-1, 0, 0]), 1).Single().Word);

    [Fact]
    public void Right_answers_are_counted_by_section_and_questions_with_unknown_words_not_asked()
    {
        AnalogyQuestion[] questions =
        [
            new("genre", "Homme", "Femme", "Roi", "Reine"), new("genre", "roi", "reine", "homme", "femme"),
            new("genre", "roi", "reine", "oncle", "tante"), new("autre", "roi", "homme", "reine", "pomme"),
        ];
        var scores = _vectors.Score(questions);
        Assert.Equal([new("genre", 2, 2), new("autre", 0, 1), new("", 2, 3)], scores);
        Assert.Equal(2 / 3.0, scores[^1].Accuracy, 1e-9);
    }

    [Fact]
    public void A_word_without_a_vector_is_named() =>
        Assert.Contains("\"prince\"", Assert.Throws<ArgumentException>(() => _vectors.Nearest("prince")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-US")]
    public void What_is_written_is_read_back_to_the_bit(string culture)
    {
        var vectors = new WordVectors(["é", "b", "日本"], Tensor.Randn(new Random(4), 3, 7));
        var read = Speaking.In("en", culture, () =>
        {
            using var writer = new StringWriter();
            vectors.Write(writer);
            return WordVectors.Read(new StringReader(writer.ToString()));
        });
        Assert.Equal(vectors.Words, read.Words);
        Assert.Equal(vectors.Vectors.ToArray(), read.Vectors.ToArray());
    }

    [Fact]
    public void A_file_without_a_first_line_of_sizes_is_read_as_well_and_only_so_far()
    {
        var vectors = WordVectors.Read(new StringReader("the 0.5 -1e-2\nof 1 2\nand 3 4\n"), limit: 2);
        Assert.Equal(["the", "of"], vectors.Words);
        Assert.Equal([0.5f, -0.01f, 1, 2], vectors.Vectors.ToArray());
    }

    [Theory]
    [InlineData("a 1 2\nb 3\n", "line 2: 1 numbers")]
    [InlineData("a 1 2\nb 3 x\n", "line 2: \"x\"")]
    [InlineData("3 2\na 1 2\nb 1 2 3\n", "line 3: 3 numbers")]
    public void A_bad_line_is_named(string text, string message) => Assert.Contains(
        message, Assert.Throws<FormatException>(() => WordVectors.Read(new StringReader(text), "file")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_embedding_begins_with_the_vectors_and_is_learned_unless_frozen()
    {
        var vocabulary = new Vocabulary(["roi", "dragon", "pomme"]);
        foreach (var frozen in new[] { true, false })
        {
            var table = _vectors.ToEmbedding(vocabulary, new Random(1), frozen);
            var before = table.Weight.ToArray();
            Assert.Equal([2, 1, 0], before[12..15]);
            Assert.Equal([0, 0, 0], before[..3]);
            Assert.NotEqual([0, 0, 0], before[15..18]);

            var head = new Cahier.Nn.Linear(3, 1, new Random(2));
            var loss = head.Forward(table.Forward(new[,] { { 4, 5 } })).Sum();
            loss.Backward();
            var optimizer = new Sgd(head.Parameters().Concat(table.Parameters()), 0.1f);
            optimizer.Step();
            Assert.Equal(frozen, table.Weight.ToArray().SequenceEqual(before));
            Assert.Equal(frozen ? 0 : 1, table.Parameters().Count());
            Assert.Contains("weight", table.StateDict().Keys);
        }
    }
}
