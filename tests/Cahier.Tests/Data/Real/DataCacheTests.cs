using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

/// <summary>The folder of the cache is the whole process's, so these run alone.</summary>
[Collection(AloneCollection.Name)]
public sealed class DataCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(DataCache.Variable);

    public DataCacheTests() => Environment.SetEnvironmentVariable(DataCache.Variable, _folder.Root);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(DataCache.Variable, _before);
        _folder.Dispose();
    }

    [Fact]
    public void Without_the_variable_the_folder_is_where_the_system_keeps_programs_data()
    {
        Environment.SetEnvironmentVariable(DataCache.Variable, null);
        Assert.True(Path.IsPathFullyQualified(DataCache.Folder));
        Assert.EndsWith(Path.Combine("cahier", "data"), DataCache.Folder, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("imdb", "imdb/aclImdb_v1.tar.gz", "imdb/aclImdb_v1.tar.gz")]
    [InlineData("imdb", "imdb/imdb-test.tsv.gz imdb/imdb-train.tsv.gz", "imdb")]
    [InlineData("imdb", "imdb/imdb-train.tsv.gz", null)]
    [InlineData("imdb", "imdb/aclImdb/train/pos/0_9.txt", "imdb/aclImdb")]
    [InlineData("imdb", "imdb/aclImdb_v1.tar.gz.part", null)]
    [InlineData("glove", "glove/glove.6B.50d.txt glove/glove.6B.100d.txt", "glove")]
    [InlineData("glove", "glove/glove.6B.50d.first10k.txt.gz", "glove/glove.6B.50d.first10k.txt.gz")]
    [InlineData("shakespeare", "shakespeare/input.txt", "shakespeare/input.txt")]
    [InlineData("mnist", "mnist/train-images-idx3-ubyte.gz mnist/train-labels-idx1-ubyte.gz", null)]
    [InlineData("fra-eng", "fra-eng/fra.txt.gz", "fra-eng/fra.txt.gz")]
    [InlineData("questions-words", "wordeval/questions-words.txt", "wordeval/questions-words.txt")]
    public void A_set_is_found_in_the_forms_that_its_reader_takes(string name, string files, string? expected)
    {
        foreach (var file in files.Split(' '))
            _folder.Write(file, "");
        Assert.Equal(expected is not null, RealData.TryPath(name, out var path));
        Assert.Equal(expected is null ? "" : _folder[expected], path);
    }

    [Fact]
    public void A_missing_set_says_how_to_get_it_with_and_without_a_network_in_both_languages()
    {
        var error = Assert.Throws<MissingDataException>(() => RealData.Path("imdb"));
        Assert.Contains("cahier data get imdb", error.Message, StringComparison.Ordinal);
        Assert.Contains("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["imdb/aclImdb_v1.tar.gz"], error.Message, StringComparison.Ordinal);
        var french = Speaking.In("fr", () => Assert.Throws<MissingDataException>(() => ImdbReviews.Load(DataPart.Train)));
        Assert.Contains("Sans réseau", french.Message, StringComparison.Ordinal);
        Assert.Equal("imdb", french.Set.Name);
    }

    [Fact]
    public void A_name_that_is_not_in_the_registry_gets_the_list_of_those_that_are()
    {
        var error = Assert.Throws<ArgumentException>(() => RealData.Path("imbd"));
        Assert.Contains("imdb, glove, shakespeare, mnist, fra-eng, questions-words", error.Message, StringComparison.Ordinal);
    }
}
