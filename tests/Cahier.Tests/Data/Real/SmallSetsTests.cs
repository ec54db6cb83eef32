using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

/// <summary>Translation pairs and analogy questions: a line is an example.</summary>
[Collection(AloneCollection.Name)]
public sealed class SmallSetsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pairs_are_read_from_the_text_packed_or_not_and_from_the_archive()
    {
        const string Text = "Go.\tVa !\nRun!\tCours !\tCC-BY 2.0 (France) Attribution: tatoeba.org #1\n";
        TranslationPair[] expected = [new("Go.", "Va !"), new("Run!", "Cours !")];
        Assert.Equal(expected, TranslationPairs.Read(_folder.Write("fra.txt", Text)));
        Assert.Equal(expected, TranslationPairs.Read(_folder.Write("fra.txt.gz", TemporaryFolder.Gzip(Text))));
        Assert.Equal(expected, TranslationPairs.Read(_folder.Write("fra-eng.zip", TemporaryFolder.Zip(("_about.txt", ""), ("fra.txt", Text)))));
    }

    [Theory]
    [InlineData("Go.\tVa !\nRun!\n", "line 2: 1 column ")]
    [InlineData("Go.\tVa !\na\tb\tc\td\n", "line 2: 4 columns")]
    [InlineData("Go.\tVa !\n\tCours !\n", "line 2: ")]
    [InlineData("Go.\tVa !\n\n", "line 2: 1 column ")]
    public void A_ragged_pair_is_named(string text, string expected)
    {
        var path = _folder.Write("fra.txt", text);
        Assert.StartsWith($"{path}, {expected}", Assert.Throws<DataFileException>(() => TranslationPairs.Read(path).Count()).Message);
    }

    [Fact]
    public void A_split_keeps_all_translations_of_a_sentence_together()
    {
        TranslationPair[] pairs = [.. Enumerable.Range(0, 300).Select(i => new TranslationPair($"s{i / 3}", $"p{i}"))];
        var (train, test) = TranslationPairs.Split(pairs, 0.2, seed: 1);
        Assert.Equal((240, 60), (train.Length, test.Length));
        Assert.Empty(train.Select(pair => pair.English).Intersect(test.Select(pair => pair.English)));
        Assert.Equal(test, TranslationPairs.Split(pairs, 0.2, seed: 1).Test);
        Assert.NotEqual(test, TranslationPairs.Split(pairs, 0.2, seed: 2).Test);
    }

    [Fact]
    public void Questions_belong_to_their_section()
    {
        var path = _folder.Write("q.txt", ": capital-common-countries\nAthens Greece Oslo Norway\n: family\r\nboy girl king queen\r\n");
        Assert.Equal(
            [new("capital-common-countries", "Athens", "Greece", "Oslo", "Norway"), new("family", "boy", "girl", "king", "queen")],
            AnalogyQuestions.Read(path));
    }

    [Theory]
    [InlineData("Athens Greece Oslo Norway\n", "line 1: a question before the first section")]
    [InlineData(": family\nboy girl king\n", "line 2: 3 words")]
    [InlineData(": family\nboy girl king queen prince\n", "line 2: 5 words")]
    [InlineData(": family\n\n", "line 2: 0 words")]
    public void What_is_no_question_is_named(string text, string expected)
    {
        var path = _folder.Write("q.txt", text);
        Assert.StartsWith($"{path}, {expected}", Assert.Throws<DataFileException>(() => AnalogyQuestions.Read(path).Count()).Message);
    }
}
