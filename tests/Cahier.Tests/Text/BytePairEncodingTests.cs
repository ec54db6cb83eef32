using Cahier.Tensors;
using Cahier.Text;

namespace Cahier.Tests.Text;

public class BytePairEncodingTests
{
    private const string French =
        "Les marchés ouvrent le matin. Elle marche vers le marché ; ils marchaient hier. L'été, les marchés ferment à midi, et l'on "
        + "marche à l'ombre.\n\nUn marcheur marchande, deux marcheurs marchandent ; la marchande rit.  Où est l'œuf ?";

    [Theory]
    [InlineData(BytePairSymbols.Characters, French)]
    [InlineData(BytePairSymbols.Bytes, French)]
    [InlineData(BytePairSymbols.Characters, "aaaa aaa aa a aaaaa abab ababab bababa")]
    public void Merges_are_those_of_the_algorithm_as_one_writes_it_down(BytePairSymbols symbols, string text)
    {
        var bpe = new BytePairEncoding(text, symbols);
        var naive = new NaiveBytePairs(BytePairWords.Ranges(text).Select(range => text[range]), symbols);
        while (naive.MergeNext() is { } expected)
        {
            var merge = bpe.MergeNext();
            Assert.Equal(expected.Count, merge?.Count);
            Assert.Equal(expected.Token, merge!.Token);
            Assert.Equal(naive.Length, bpe.Length);
        }
        Assert.Null(bpe.MergeNext());
    }

    [Fact]
    public void The_first_merge_is_the_most_frequent_pair_and_shortens_the_text_by_its_count()
    {
        var bpe = new BytePairEncoding("les des mes", BytePairSymbols.Characters);
        var before = bpe.Length;
        Assert.Equal("e + s → es (3)", bpe.MostFrequentPairs(1).Single().ToString());
        Assert.Equal("e + s → es (3)", bpe.MergeNext()!.ToString());
        Assert.Equal(before - 3, bpe.Length);
        Assert.Contains(bpe.Words, word => word.Tokens is ["␣", "d", "es"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Encoding_the_training_text_gives_what_training_left(int merges)
    {
        var bpe = new BytePairEncoding(French, BytePairSymbols.Characters);
        bpe.Train(merges, TestContext.Current.CancellationToken);
        Assert.Equal(bpe.Length, bpe.Encode(French).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("déjà-vu, L'ÉTÉ ’ 12 345,6 €\r\n\t  fin  ")]
    [InlineData("日本語 русский العربية हिन्दी 🇫🇷👩‍👩‍👧👍🏽 e\u0301 \0 \u202f")]
    public void Bytes_write_any_text_and_read_it_back(string text)
    {
        var bpe = new BytePairEncoding(French);
        bpe.Train(40, TestContext.Current.CancellationToken);
        Assert.Equal(text, bpe.Decode(bpe.Encode(text)));
    }

    [Fact]
    public void Random_texts_survive_the_round_trip()
    {
        var random = new Random(7);
        var bpe = new BytePairEncoding(French);
        bpe.Train(100, TestContext.Current.CancellationToken);
        for (var trial = 0; trial < 200; trial++)
        {
            var runes = Enumerable.Range(0, random.Next(30)).Select(_ => RandomCharacter(random));
            var text = string.Concat(runes);
            Assert.Equal(text, bpe.Decode(bpe.Encode(text)));
        }
    }

    [Fact]
    public void A_character_never_met_is_unknown_unless_tokens_are_made_of_bytes()
    {
        var bpe = new BytePairEncoding("les marchés", BytePairSymbols.Characters);
        Assert.Equal("les \ufffda\ufffd\ufffd\ufffds", bpe.Decode(bpe.Encode("les wagons")));
        Assert.Contains(Vocabulary.Unknown, bpe.Encode("les wagons"));
        Assert.DoesNotContain(Vocabulary.Unknown, new BytePairEncoding("les marchés").Encode("les wagons"));
    }

    [Fact]
    public void Special_tokens_have_the_numbers_of_every_vocabulary_and_never_come_from_a_text()
    {
        var bpe = new BytePairEncoding(French);
        Assert.Equal(4 + 256, bpe.Count);
        Assert.Equal("<eos>", bpe[Vocabulary.End]);
        Assert.All(bpe.Encode("<eos> <pad>"), id => Assert.InRange(id, 4, 259));
        Assert.Equal("ab", bpe.Decode([Vocabulary.Start, .. bpe.Encode("ab"), Vocabulary.End, Vocabulary.Padding]));
        Assert.Throws<IndexException>(() => bpe[260]);
    }

    [Fact]
    public void A_byte_that_is_no_character_is_displayed_by_its_number()
    {
        var bpe = new BytePairEncoding("é é");
        Assert.Equal(["⟨C3⟩", "⟨A9⟩", "␣"], bpe.Split("é "));
        bpe.MergeNext();
        Assert.Equal(["é", "␣"], bpe.Split("é "));
    }

    [Fact]
    public void Merging_never_reaches_over_the_end_of_a_word()
    {
        var bpe = new BytePairEncoding("de la de la de la", BytePairSymbols.Characters);
        bpe.Train(100, TestContext.Current.CancellationToken);
        Assert.Equal(["de", "␣la", "␣de", "␣la"], bpe.Split("de la de la"));
    }

    private static string RandomCharacter(Random random)
    {
        while (true)
        {
            var code = random.Next(3) switch { 0 => random.Next(0x80), 1 => random.Next(0x800), _ => random.Next(0x11_0000) };
            if (code is < 0xD800 or > 0xDFFF)
                return char.ConvertFromUtf32(code);
        }
    }
}
