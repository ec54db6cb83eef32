using Cahier.Text;

namespace Cahier.Tests.Text;

public class CharacterTokenizerTests
{
    [Fact]
    public void Each_character_is_a_token_in_order_of_appearance()
    {
        var tokenizer = new CharacterTokenizer("masse");
        Assert.Equal(["m", "a", "s", "e"], tokenizer.Vocabulary.Words.Skip(4));
        Assert.Equal([4, 5, 6, 6, 7], tokenizer.Encode("masse"));
        Assert.Equal(8, tokenizer.Count);
    }

    [Theory]
    [InlineData("être ou ne pas être\n")]
    [InlineData("e\u0301té 🇫🇷👍🏽 日本 \t\r\n")]
    public void Decoding_gives_the_text_back(string text)
    {
        var tokenizer = new CharacterTokenizer(text);
        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void A_character_never_met_is_unknown() =>
        Assert.Equal([4, Vocabulary.Unknown], new CharacterTokenizer("ab").Encode("az"));
}
