using Cahier.Data;
using Cahier.Text;

namespace Cahier.Tests.Data;

public class NumberTranslationTests
{
    private readonly NumberTranslation _task = new(NumberWords.French, seed: 3);

    [Fact]
    public void Held_out_numbers_are_distinct_and_spread_over_the_whole_range()
    {
        var heldOut = _task.Test.Concat(_task.Validation).ToList();
        Assert.Equal(1000, heldOut.Distinct().Count());
        Assert.All(heldOut, n => Assert.InRange(n, 0, 999_999));
        // 500 uniform numbers have mean 500,000 and deviation 288,675/√500 ≈ 12,900: this is four deviations.
        Assert.InRange(_task.Test.Average(), 448_000, 552_000);
    }

    [Fact]
    public void Training_never_sees_a_held_out_number()
    {
        // So many are held out, that drawing one of them by chance is sure.
        var task = new NumberTranslation(NumberWords.French, seed: 5, testCount: 300_000, validationCount: 300_000);
        var heldOut = task.Test.Concat(task.Validation).ToHashSet();
        Assert.DoesNotContain(Numbers(task, task.NextBatch(1000)), heldOut.Contains);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        var twin = new NumberTranslation(NumberWords.French, seed: 3);
        Assert.Equal(_task.Test, twin.Test);
        Assert.Equal(_task.NextBatch(32).Source, twin.NextBatch(32).Source);
        Assert.NotEqual(_task.Test, new NumberTranslation(NumberWords.French, seed: 4).Test);
    }

    [Fact]
    public void All_lengths_occur_in_training()
    {
        var digits = Numbers(_task, _task.NextBatch(2000)).CountBy(n => $"{n}".Length).ToDictionary();
        Assert.All(Enumerable.Range(1, 6), length => Assert.True(digits[length] > 100));
    }

    [Fact]
    public void A_batch_is_padded_and_the_decoder_reads_one_word_behind_what_it_must_say()
    {
        var batch = _task.Batch([7, 203]);
        var (words, digits) = (_task.SourceVocabulary, _task.TargetVocabulary);

        Assert.Equal(new[,] { { words["sept"], 2, 0, 0 }, { words["deux"], words["cent"], words["trois"], 2 } }, batch.Source);
        Assert.Equal(new[,] { { 1, digits["7"], 0, 0 }, { 1, digits["2"], digits["0"], digits["3"] } }, batch.Target);
        Assert.Equal(new[,] { { digits["7"], 2, 0, 0 }, { digits["2"], digits["0"], digits["3"], 2 } }, batch.Expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_word_of_either_language_is_unknown(bool french)
    {
        var task = new NumberTranslation(french ? NumberWords.French : NumberWords.English, seed: 1);
        var batch = task.Batch(Enumerable.Range(0, 5000).Select(i => i * 199));
        Assert.DoesNotContain(Vocabulary.Unknown, batch.Source.Cast<int>());
    }

    [Fact]
    public void Digits_read_as_their_number_and_only_in_its_one_spelling()
    {
        int[] Ids(string digits) => _task.TargetVocabulary.Encode(digits.Select(digit => $"{digit}"));
        Assert.Equal(273, _task.Number(Ids("273")));
        Assert.Equal(0, _task.Number(Ids("0")));
        Assert.Null(_task.Number(Ids("0273")));
        Assert.Null(_task.Number([]));
    }

    [Fact]
    public void Exact_match_counts_right_numbers()
    {
        int[][] translations = [.. new[] { 12, 345, 6 }.Select(n => _task.TargetVocabulary.Encode(NumberTranslation.Digits(n)))];
        Assert.Equal(2 / 3.0, _task.ExactMatch([12, 345, 7], translations), precision: 6);
    }

    [Fact]
    public void An_answer_for_each_number_is_needed_to_count_right_ones() =>
        Assert.Throws<ArgumentException>(() => _task.ExactMatch([12, 345], [[4]]));

    [Fact]
    public void Something_must_be_left_to_train_on() =>
        Assert.Throws<ArgumentException>(() => new NumberTranslation(NumberWords.French, seed: 1, testCount: 999_999, validationCount: 1));

    private static List<int> Numbers(NumberTranslation task, Batch batch) =>
    [
        .. Enumerable.Range(0, batch.Size).Select(b => task.Number(
            Enumerable.Range(0, batch.Expected.GetLength(1)).Select(t => batch.Expected[b, t]))!.Value),
    ];
}
