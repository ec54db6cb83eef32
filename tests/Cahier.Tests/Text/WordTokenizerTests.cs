using Cahier.Text;

namespace Cahier.Tests.Text;

public class WordTokenizerTests
{
    [Theory]
    [InlineData("L'arbre d'hier n'est qu'un arc-en-ciel.", "L' arbre d' hier n' est qu' un arc-en-ciel .")]
    [InlineData("Aujourd'hui, quelqu'un dit-il « bonjour » ?", "Aujourd'hui , quelqu'un dit -il « bonjour » ?")]
    [InlineData("A-t-elle fini ? Donne-le-moi !", "A -t-elle fini ? Donne -le -moi !")]
    [InlineData("C’est-à-dire : 3,5 km… ou 12.", "C'est-à-dire : 3,5 km … ou 12 .")]
    [InlineData("Est-ce vrai... (oui) !", "Est -ce vrai ... ( oui ) !")]
    [InlineData("Ce rendez-vous, jusqu'alors secret", "Ce rendez-vous , jusqu' alors secret")]
    public void French_is_cut_at_elisions_and_inverted_pronouns(string text, string words) =>
        Assert.Equal(words.Split(' '), WordTokenizer.Words(text, "fr"));

    [Theory]
    [InlineData("I don't think it's John's; we can't.", "I do n't think it 's John 's ; we ca n't .")]
    [InlineData("Five o'clock: a well-made film (1,200 seats)!", "Five o'clock : a well-made film ( 1,200 seats ) !")]
    [InlineData("They'll say: \"no\"...", "They 'll say : \" no \" ...")]
    public void English_is_cut_at_contractions(string text, string words) =>
        Assert.Equal(words.Split(' '), WordTokenizer.Words(text, "en"));

    [Theory]
    [InlineData("fr", "L'arbre n'est pas là, dit-il : « c'est fini ! »")]
    [InlineData("fr", "A-t-elle vu l'arc-en-ciel (hier) ? Non… ou 3,5 fois.")]
    [InlineData("fr", "Il a dit \"non\" et \"oui\"...")]
    [InlineData("en", "I don't think it's John's; we can't (yet).")]
    [InlineData("en", "They'll say: \"no\", won't they?")]
    [InlineData("en", "A well-made film, 50% off and/or free!")]
    public void Joining_gives_the_text_back(string language, string text) =>
        Assert.Equal(text, WordTokenizer.Join(WordTokenizer.Words(text, language), language));

    [Fact]
    public void An_accent_stored_apart_makes_no_other_word() =>
        Assert.Equal(WordTokenizer.Words("été", "fr"), WordTokenizer.Words("e\u0301te\u0301", "fr"));

    [Fact]
    public void Emoji_flags_and_broken_characters_are_marks_of_their_own() =>
        Assert.Equal(["bien", "🇫🇷", "👍🏽", "\ufffd", "!"], WordTokenizer.Words("bien 🇫🇷 👍🏽\ud800!", "fr"));

    [Fact]
    public void Words_are_numbered_by_frequency_and_rare_ones_are_unknown()
    {
        var tokenizer = new WordTokenizer(["Le chat voit le chien.", "Le chat dort."], "fr", minimumCount: 2);
        Assert.Equal(["le", "chat", "."], tokenizer.Vocabulary.Words.Skip(4));
        Assert.Equal([4, 5, Vocabulary.Unknown, 6], tokenizer.Encode("Le chat miaule."));
        Assert.Equal("le chat <unk>.", tokenizer.Decode(tokenizer.Encode("Le chat miaule.")));
    }

    [Fact]
    public void At_most_so_many_words_are_known()
    {
        var tokenizer = new WordTokenizer(["a b b c c c"], "en", size: 2);
        Assert.Equal(["c", "b"], tokenizer.Vocabulary.Words.Skip(4));
        Assert.Equal(6, tokenizer.Count);
    }

    [Fact]
    public void Capitals_are_kept_when_asked()
    {
        var tokenizer = new WordTokenizer(["Le chat voit le chien."], "fr", lowerCase: false);
        Assert.Equal("Le chat", tokenizer.Decode(tokenizer.Encode("Le chat")));
        Assert.NotEqual(tokenizer.Vocabulary["Le"], tokenizer.Vocabulary["le"]);
    }

    [Fact]
    public void Another_language_is_refused() => Assert.Throws<ArgumentException>(() => WordTokenizer.Words("hallo", "de"));
}
