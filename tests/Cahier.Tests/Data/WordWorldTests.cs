using Cahier.Data;

namespace Cahier.Tests.Data;

public class WordWorldTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_word_of_every_kind_is_met_often_and_belongs_to_one_kind(string language)
    {
        var world = new WordWorld(language, seed: 1);
        var counts = world.Sentences.SelectMany(sentence => sentence).CountBy(word => word).ToDictionary();
        Assert.Equal(6, world.Classes.Count);
        Assert.All(world.Classes.Values, words => Assert.Equal(12, words.Length));
        Assert.All(world.Classes.Values.SelectMany(words => words), word => Assert.True(counts[word] > 80, word));
        Assert.Equal(72, world.Classes.Values.SelectMany(words => words).Distinct().Count());
    }

    [Theory]
    [InlineData("fr", "paris", "france", "rome", "italie")]
    [InlineData("en", "paris", "france", "rome", "italy")]
    public void Analogies_are_all_pairs_of_pairs(string language, string city, string country, string otherCity, string otherCountry)
    {
        var world = new WordWorld(language, seed: 1);
        Assert.Equal(3 * 12 * 11, world.Analogies.Count);
        Assert.Contains(world.Analogies, question => (question.A, question.B, question.C, question.D) == (country, city, otherCountry, otherCity));
        Assert.All(world.Analogies, question => Assert.Equal(4, new[] { question.A, question.B, question.C, question.D }.Distinct().Count()));
    }

    [Fact]
    public void French_articles_are_elided_and_contracted()
    {
        foreach (var sentence in new WordWorld("fr", seed: 1).Sentences)
        {
            Assert.DoesNotMatch(@"\b(le|la|de|que|ce) [aeiouéèêâîôœ]|\bde le\b|[{}]", string.Join(' ', sentence));
        }
    }

    [Fact]
    public void English_has_no_an_to_get_wrong() => Assert.All(
        new WordWorld("en", seed: 1).Sentences, sentence => Assert.DoesNotMatch(@"\ba [aeiou]|[{}]", string.Join(' ', sentence)));

    [Fact]
    public void The_same_seed_gives_the_same_sentences()
    {
        string Text(int seed) => string.Join('\n', new WordWorld("fr", seed, 100).Sentences.Select(sentence => string.Join(' ', sentence)));
        Assert.Equal(Text(1), Text(1));
        Assert.NotEqual(Text(1), Text(2));
    }
}
