using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

[Collection(AloneCollection.Name)]
public sealed class GloveVectorsTests : IDisposable
{
    private const string Small = "the 0.418 -0.24968 1e-3\n, 1 2 3\nnew\u00a0york 4 5 6\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_row_is_a_word_and_its_numbers()
    {
        var glove = GloveVectors.Read(_folder.Write("v.txt", Small), width: 3);
        Assert.Equal(["the", ",", "new\u00a0york"], glove.Words);
        Assert.Equal([0.418f, -0.24968f, 1e-3f], glove["the"].ToArray());
        Assert.Equal([4f, 5f, 6f], glove["new\u00a0york"].ToArray());
        Assert.False(glove.Contains("chat"));
        Assert.Throws<KeyNotFoundException>(() => glove["chat"].Length);
    }

    [Fact]
    public void The_numbers_are_read_with_a_point_under_any_culture() => Speaking.In("fr", () =>
    {
        Assert.Equal(0.418f, GloveVectors.Read(_folder.Write("v.txt", Small), width: 3)["the"][0]);
        return 0;
    });

    [Fact]
    public void A_table_has_the_vectors_of_a_vocabulary_and_zeros_for_unknown_words()
    {
        var table = GloveVectors.Read(_folder.Write("v.txt", Small), width: 3).Table(["<pad>", ",", "the"]);
        Assert.Equal([3, 3], table.Shape.ToArray());
        Assert.Equal([0f, 0f, 0f, 1f, 2f, 3f, 0.418f, -0.24968f, 1e-3f], table.ToArray());
    }

    [Fact]
    public void The_archive_and_a_folder_give_the_width_that_was_asked_for()
    {
        var rows = string.Concat(Enumerable.Range(0, 5).Select(i => $"w{i} {string.Join(' ', Enumerable.Repeat("0.5", 50))}\n"));
        var zip = TemporaryFolder.Zip(("glove.6B.100d.txt", Small), ("glove.6B.50d.txt", rows));
        Assert.Equal(5, GloveVectors.Read(_folder.Write("zip/glove.6B.zip", zip), width: 50).Count);
        Assert.Equal(5, GloveVectors.Read(_folder["zip"], width: 50).Count);
        Assert.Equal(2, GloveVectors.Read(_folder["zip"], width: 50, count: 2).Count);
        Assert.Equal(5, GloveVectors.Stream(_folder["zip"], width: 50).Count());
        Assert.Throws<ArgumentException>(() => GloveVectors.Read(_folder["zip"], width: 64));

        _folder.Write("text/glove.6B.50d.first.txt.gz", TemporaryFolder.Gzip(rows));
        Assert.Equal(5, GloveVectors.Read(_folder["text"], width: 50).Count);
        Assert.Contains("glove.6B.200d.txt", Assert.Throws<FileNotFoundException>(() => GloveVectors.Read(_folder["text"], 200)).Message);

        // In the archive the member of width 100 is not what it says.
        var error = Assert.Throws<DataFileException>(() => GloveVectors.Read(_folder["zip"], width: 100));
        Assert.StartsWith($"{_folder["zip/glove.6B.zip"]} → glove.6B.100d.txt, line 1: \"the\" has 3 numbers", error.Message);
    }

    [Theory]
    [InlineData("a 1 2 3\nb 1 2\n", "line 2: \"b\" has 2 numbers, but there should be 3")]
    [InlineData("a 1 2 3\nb 1 2 3 4\n", "line 2: \"b\" has 4 numbers")]
    [InlineData("a 1 2 3\nb\n", "line 2: \"b\" has 0 numbers")]
    [InlineData("a 1 2 3\n\n", "line 2: \"\" has 0 numbers")]
    [InlineData("a 1 2 3\nb 1 x 3\n", "line 2: \"x\" where b[1]")]
    [InlineData("a 1 2 3\nb 1 NaN 3\n", "line 2: \"NaN\" where b[1]")]
    [InlineData("a 1 2 3\nb 1 1e99 3\n", "line 2: \"1e99\" where b[1]")]
    [InlineData("a 1 2 3\nb 1 2,5 3\n", "line 2: \"2,5\" where b[1]")]
    [InlineData("a 1 2 3\nb 1  3\n", "line 2: \"\" where b[1]")]
    [InlineData("a 1 2 3\na 1 2 3\n", "line 2: \"a\" was already there")]
    public void A_ragged_or_wrong_row_is_named(string text, string expected)
    {
        var path = _folder.Write("v.txt", text);
        var error = Assert.Throws<DataFileException>(() => GloveVectors.Read(path, width: 3));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_within_a_row_is_named_by_that_row()
    {
        var packed = TemporaryFolder.Gzip(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"w{i} {i * 0.37:0.00000} 2 3\n".Replace(',', '.'))));
        var path = _folder.Write("v.txt.gz", packed[..(packed.Length / 2)]);
        var error = Assert.Throws<DataFileException>(() => GloveVectors.Read(path, width: 3));
        Assert.InRange(error.Line!.Value, 5_000, 15_000);
        Assert.Contains("cut short", error.Message, StringComparison.Ordinal);
    }
}
