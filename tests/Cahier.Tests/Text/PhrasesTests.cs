using Cahier.Text;

namespace Cahier.Tests.Text;

public class PhrasesTests
{
    private readonly List<string[]> _sentences =
    [
        .. Enumerable.Repeat("les nations unies siègent ici".Split(' '), 10), .. Enumerable.Repeat("les chats dorment".Split(' '), 10),
        .. Enumerable.Repeat("les chiens dorment ici".Split(' '), 10), .. Enumerable.Repeat("les enfants jouent ici".Split(' '), 30),
    ];

    [Fact]
    public void The_score_is_that_of_the_formula()
    {
        var phrases = new Phrases(_sentences, discount: 5, threshold: 1);
        // 10 times together, 10 times each, 240 words in all
        Assert.Equal((10 - 5) / (10.0 * 10) * 240, phrases.Found.Single(phrase => phrase is { First: "nations", Second: "unies" }).Score, 1e-9);
        Assert.Equal(phrases.Found.OrderByDescending(phrase => phrase.Score), phrases.Found);
        // les stands before nations only 10 times of 60
        Assert.DoesNotContain(phrases.Found, phrase => phrase is { First: "les", Second: "nations" } && phrase.Score > 3);
    }

    [Fact]
    public void Words_of_a_phrase_are_joined_from_the_left()
    {
        var phrases = new Phrases(_sentences, threshold: 5);
        Assert.Equal("les nations_unies siègent ici", string.Join(' ', phrases.Join("les nations unies siègent ici".Split(' '))));
        Assert.Equal("les chats", string.Join(' ', phrases.Join(["les", "chats"])));
        Assert.Equal([], phrases.Join([]));
    }

    [Fact]
    public void Rare_pairs_are_no_phrases_however_rare_their_words() =>
        Assert.DoesNotContain(new Phrases([["hapax", "legomenon"], .. _sentences], discount: 5, threshold: 0).Found, phrase => phrase.First == "hapax");
}
