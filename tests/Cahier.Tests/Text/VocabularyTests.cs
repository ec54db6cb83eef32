using Cahier.Text;

namespace Cahier.Tests.Text;

public class VocabularyTests
{
    private readonly Vocabulary _vocabulary = new(["le", "chat", "voit", "le", "chien"]);

    [Fact]
    public void Words_are_numbered_in_the_order_of_their_first_appearance_after_the_special_ones()
    {
        Assert.Equal(["<pad>", "<bos>", "<eos>", "<unk>", "le", "chat", "voit", "chien"], _vocabulary.Words);
        Assert.Equal(8, _vocabulary.Count);
        Assert.Equal(5, _vocabulary["chat"]);
        Assert.Equal("chat", _vocabulary[5]);
    }

    [Fact]
    public void A_word_never_met_is_unknown() => Assert.Equal([4, Vocabulary.Unknown], _vocabulary.Encode(["le", "lynx"]));

    [Fact]
    public void Decoding_drops_padding_and_start_and_stops_at_the_end() =>
        Assert.Equal(["le", "chien"], _vocabulary.Decode([Vocabulary.Start, 4, 7, Vocabulary.End, 5, Vocabulary.Padding]));

    [Fact]
    public void By_frequency_the_most_frequent_word_comes_first_and_rare_ones_are_left_out()
    {
        string[] words = ["b", "a", "c", "a", "c", "d"];
        Assert.Equal(["a", "c", "b", "d"], Vocabulary.ByFrequency(words).Words.Skip(4));
        Assert.Equal(["a", "c"], Vocabulary.ByFrequency(words, minimumCount: 2).Words.Skip(4));
        Assert.Equal(["a"], Vocabulary.ByFrequency(words, size: 1).Words.Skip(4));
    }
}
