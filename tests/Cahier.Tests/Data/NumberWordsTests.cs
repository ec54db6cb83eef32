using System.Text.RegularExpressions;
using Cahier.Data;

namespace Cahier.Tests.Data;

public partial class NumberWordsTests
{
    [Theory]
    [InlineData(0, "zéro")]
    [InlineData(1, "un")]
    [InlineData(16, "seize")]
    [InlineData(17, "dix-sept")]
    [InlineData(20, "vingt")]
    [InlineData(21, "vingt et un")]
    [InlineData(22, "vingt-deux")]
    [InlineData(31, "trente et un")]
    [InlineData(61, "soixante et un")]
    [InlineData(70, "soixante-dix")]
    [InlineData(71, "soixante et onze")]
    [InlineData(72, "soixante-douze")]
    [InlineData(77, "soixante-dix-sept")]
    [InlineData(80, "quatre-vingts")]
    [InlineData(81, "quatre-vingt-un")]
    [InlineData(90, "quatre-vingt-dix")]
    [InlineData(91, "quatre-vingt-onze")]
    [InlineData(99, "quatre-vingt-dix-neuf")]
    [InlineData(100, "cent")]
    [InlineData(101, "cent un")]
    [InlineData(171, "cent soixante et onze")]
    [InlineData(180, "cent quatre-vingts")]
    [InlineData(200, "deux cents")]
    [InlineData(203, "deux cent trois")]
    [InlineData(280, "deux cent quatre-vingts")]
    [InlineData(999, "neuf cent quatre-vingt-dix-neuf")]
    [InlineData(1_000, "mille")]
    [InlineData(1_001, "mille un")]
    [InlineData(1_100, "mille cent")]
    [InlineData(2_000, "deux mille")]
    [InlineData(2_200, "deux mille deux cents")]
    [InlineData(21_000, "vingt et un mille")]
    [InlineData(71_071, "soixante et onze mille soixante et onze")]
    [InlineData(80_000, "quatre-vingt mille")]
    [InlineData(80_080, "quatre-vingt mille quatre-vingts")]
    [InlineData(100_000, "cent mille")]
    [InlineData(101_000, "cent un mille")]
    [InlineData(200_000, "deux cent mille")]
    [InlineData(280_200, "deux cent quatre-vingt mille deux cents")]
    [InlineData(999_999, "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf")]
    public void French_follows_its_grammar(int n, string words) => Assert.Equal(words, NumberWords.French(n));

    [Theory]
    [InlineData(0, "zero")]
    [InlineData(13, "thirteen")]
    [InlineData(40, "forty")]
    [InlineData(42, "forty-two")]
    [InlineData(100, "one hundred")]
    [InlineData(101, "one hundred and one")]
    [InlineData(123, "one hundred and twenty-three")]
    [InlineData(1_000, "one thousand")]
    [InlineData(1_005, "one thousand and five")]
    [InlineData(1_100, "one thousand one hundred")]
    [InlineData(2_345, "two thousand three hundred and forty-five")]
    [InlineData(100_100, "one hundred thousand one hundred")]
    [InlineData(112_020, "one hundred and twelve thousand and twenty")]
    [InlineData(999_999, "nine hundred and ninety-nine thousand nine hundred and ninety-nine")]
    public void English_follows_its_grammar(int n, string words) => Assert.Equal(words, NumberWords.English(n));

    [Fact]
    public void Every_French_number_reads_back_as_itself_and_so_all_differ()
    {
        for (var n = 0; n < NumberWords.Count; n++)
            if (NumberParser.French(NumberWords.French(n)) != n)
                Assert.Fail($"{n}: {NumberWords.French(n)}");
    }

    [Fact]
    public void Every_English_number_reads_back_as_itself_and_so_all_differ()
    {
        for (var n = 0; n < NumberWords.Count; n++)
            if (NumberParser.English(NumberWords.English(n)) != n)
                Assert.Fail($"{n}: {NumberWords.English(n)}");
    }

    [Fact]
    public void In_French_an_s_stands_only_at_the_end_of_the_number() =>
        Assert.DoesNotContain(Sample().Select(NumberWords.French), words => EarlyPlural().IsMatch(words));

    [Fact]
    public void In_French_one_never_says_un_mille_at_the_start_or_un_cent() =>
        Assert.DoesNotContain(Sample().Select(NumberWords.French), words => WrongOne().IsMatch(words));

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000)]
    public void A_number_out_of_range_is_refused(int n)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberWords.French(n));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberWords.English(n));
    }

    [Fact]
    public void Hyphens_and_spaces_part_words() =>
        Assert.Equal(["deux", "mille", "quatre", "vingt", "onze"], NumberWords.Tokens("deux mille quatre-vingt-onze"));

    private static IEnumerable<int> Sample() => Enumerable.Range(0, 20_000).Select(i => i * 49 + i % 49);

    [GeneratedRegex("(cents|vingts)[ -]")]
    private static partial Regex EarlyPlural();

    [GeneratedRegex("^un mille|\\bun cents?\\b")]
    private static partial Regex WrongOne();
}
