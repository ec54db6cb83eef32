using Cahier.Data;

namespace Cahier.Tests.Data;

public class AgreementSentencesTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void A_sentence_may_be_longer_than_its_grammar_has_nouns(string language) =>
        Assert.Equal(200, new AgreementSentences(language, seed: 1).Next(200).Distance);

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void The_verb_stands_as_far_from_its_noun_as_asked(string language)
    {
        var sentences = new AgreementSentences(language, seed: 1);
        for (var distance = 0; distance <= 50; distance++)
        {
            var sentence = sentences.Next(distance);
            Assert.Equal(distance, sentence.Distance);
            Assert.Equal(distance, sentence.Words.Length - 1 - sentence.Subject);
            Assert.DoesNotContain(sentence.Words, word => word.Length == 0 || word.Contains(' ', StringComparison.Ordinal));
        }
    }

    [Fact]
    public void In_French_the_answer_has_the_gender_and_number_of_its_noun()
    {
        foreach (var sentence in Some("fr", 300))
        {
            var noun = sentence.Words[sentence.Subject];
            var plural = noun.EndsWith('s');
            var singular = plural ? noun[..^1] : noun;
            var feminine = singular.EndsWith('e');                // président, présidente; directeur, directrice
            Assert.Equal((feminine ? 1 : 0) + (plural ? 2 : 0), sentence.Label);
            Assert.StartsWith(plural ? "furent " : "fut ", sentence.Answer, StringComparison.Ordinal);
            Assert.Equal(plural, sentence.Words[0] == "les");
            Assert.Equal(feminine && !plural && !"aeiouéh".Contains(noun[0], StringComparison.Ordinal), sentence.Words[0] == "la");
        }
    }

    [Fact]
    public void In_English_the_answer_has_the_number_of_its_noun()
    {
        foreach (var sentence in Some("en", 300))
        {
            var plural = sentence.Words[sentence.Subject].EndsWith('s');
            Assert.Equal(plural ? 1 : 0, sentence.Label);
            Assert.StartsWith(plural ? "were " : "was ", sentence.Answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nouns_between_are_of_another_number_in_English_and_their_verbs_agree_with_them()
    {
        foreach (var sentence in Some("en", 300).Where(sentence => sentence.Distance >= 4))
        {
            Assert.NotEmpty(sentence.Distractors);
            foreach (var noun in sentence.Distractors)
            {
                Assert.NotEqual(sentence.Words[sentence.Subject].EndsWith('s'), sentence.Words[noun].EndsWith('s'));
                Assert.NotEqual(sentence.Words[noun].EndsWith('s'), sentence.Words[noun + 1].EndsWith('s'));
            }
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void No_sentence_to_learn_from_is_one_of_the_test(string language)
    {
        var sentences = new AgreementSentences(language, seed: 1);
        foreach (var distance in new[] { 0, 3, 8 })
        {
            var test = sentences.Test(distance, 200).Select(sentence => $"{sentence}").ToHashSet();
            for (var i = 0; i < 1000; i++)
                Assert.DoesNotContain($"{sentences.Next(distance)}", test);
        }
    }

    [Theory]
    [InlineData("fr", 4)]
    [InlineData("en", 2)]
    public void The_test_has_all_forms_equally_often_and_is_the_same_at_each_call(string language, int forms)
    {
        var sentences = new AgreementSentences(language, seed: 1);
        var test = sentences.Test(9, 80);
        Assert.Equal(forms, sentences.FormCount);
        Assert.All(Enumerable.Range(0, forms), form => Assert.Equal(80 / forms, test.Count(sentence => sentence.Label == form)));
        Assert.Equal(test.Select(sentence => $"{sentence}"), sentences.Test(9, 80).Select(sentence => $"{sentence}"));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void All_words_are_in_the_list(string language)
    {
        var words = new AgreementSentences(language, seed: 1).Words.ToHashSet();
        Assert.All(Some(language, 500).SelectMany(sentence => sentence.Words), word => Assert.Contains(word, words));
    }

    private static IEnumerable<AgreementSentence> Some(string language, int count)
    {
        var sentences = new AgreementSentences(language, seed: 5);
        return Enumerable.Range(0, count).Select(i => sentences.Next(i % 30));
    }
}
