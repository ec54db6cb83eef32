using System.Globalization;
using Cahier.Text;

namespace Cahier.Data;

/// <summary>A translation task with a million sentence pairs and one right answer each: numbers in words, to their digits.</summary>
/// <remarks>
/// The held-out numbers are drawn first, uniformly and without repetition; training never sees them. Training numbers are drawn
/// on the fly from all the others, so there is no training set to store and hardly any number is seen twice.
/// </remarks>
public sealed class NumberTranslation
{
    private readonly Func<int, string> _spell;
    private readonly Random _random;
    private readonly HashSet<int> _heldOut = [];

    /// <summary>Prepares the task: <c>new NumberTranslation(NumberWords.French, seed: 1)</c>.</summary>
    /// <param name="spell">Writes a number in words, such as <see cref="NumberWords.French"/>.</param>
    /// <param name="seed">Chooses the held-out numbers and the order of the training numbers.</param>
    /// <param name="testCount">How many numbers are kept for the final measure.</param>
    /// <param name="validationCount">How many are kept to choose settings with.</param>
    /// <exception cref="ArgumentException">All numbers are held out: none is left to train on.</exception>
    public NumberTranslation(Func<int, string> spell, int seed, int testCount = 500, int validationCount = 500)
    {
        ArgumentNullException.ThrowIfNull(spell);
        Bounds.AtLeast(testCount, 0);
        Bounds.AtLeast(validationCount, 0);
        if ((long)testCount + validationCount >= NumberWords.Count)
            throw new ArgumentException(Messages.NothingToTrainOn((long)testCount + validationCount), nameof(testCount));

        _spell = spell;
        _random = new Random(seed);
        Test = HoldOut(testCount);
        Validation = HoldOut(validationCount);
        // Every word of the language is needed to count to two thousand.
        SourceVocabulary = new Vocabulary(Enumerable.Range(0, 2001).SelectMany(n => Words(n)));
        TargetVocabulary = new Vocabulary(Enumerable.Range(0, 10).SelectMany(n => Digits(n)));
    }

    /// <summary>The words of the language.</summary>
    public Vocabulary SourceVocabulary { get; }

    /// <summary>The ten digits.</summary>
    public Vocabulary TargetVocabulary { get; }

    /// <summary>Numbers never used in training, drawn uniformly: for the final measure.</summary>
    public IReadOnlyList<int> Test { get; }

    /// <summary>Numbers never used in training, drawn uniformly: to choose settings with.</summary>
    public IReadOnlyList<int> Validation { get; }

    /// <summary>The number in words, word by word.</summary>
    public string[] Words(int n) => NumberWords.Tokens(_spell(n));

    /// <summary>The number in digits, digit by digit.</summary>
    public static string[] Digits(int n) => [.. n.ToString(CultureInfo.InvariantCulture).Select(digit => digit.ToString())];

    /// <summary>The number that these digits write, or null when they write none.</summary>
    /// <param name="ids">[T] numbers of <see cref="TargetVocabulary"/>, as greedy decoding gives them.</param>
    public int? Number(IEnumerable<int> ids)
    {
        var digits = string.Concat(TargetVocabulary.Decode(ids));
        // A number has one spelling in digits: "007" is not it.
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && digits == string.Concat(Digits(n))
            ? n
            : null;
    }

    /// <summary>The pairs of these numbers.</summary>
    public Batch Batch(IEnumerable<int> numbers) =>
        Data.Batch.Of([.. numbers.Select(n => (SourceVocabulary.Encode(Words(n)), TargetVocabulary.Encode(Digits(n))))]);

    /// <summary>The next training pairs: half of the numbers uniform, half with a uniform number of digits.</summary>
    /// <remarks>
    /// Nine numbers in ten between 0 and 999,999 have six digits. Drawing half of them by their length first
    /// shows the short ones often enough to learn where a number has no thousands, and all rules below a hundred.
    /// </remarks>
    public Batch NextBatch(int size) => Batch(Enumerable.Range(0, size).Select(_ => NextNumber()));

    /// <summary>Which part of these numbers is translated exactly.</summary>
    /// <param name="numbers">The right answers.</param>
    /// <param name="translations">What the model wrote, [T] numbers of <see cref="TargetVocabulary"/> for each.</param>
    /// <returns>Of 0 … 1.</returns>
    /// <exception cref="ArgumentException">Not one translation a number.</exception>
    public double ExactMatch(IReadOnlyList<int> numbers, IReadOnlyList<IReadOnlyList<int>> translations)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(translations);
        if (numbers.Count != translations.Count)
        {
            throw new ArgumentException(
                Messages.LengthsDiffer(nameof(ExactMatch), numbers.Count, translations.Count), nameof(translations));
        }
        return numbers.Zip(translations).Average(pair => Number(pair.Second) == pair.First ? 1.0 : 0.0);
    }

    private int NextNumber()
    {
        while (true)
        {
            var limit = _random.Next(2) == 0 ? NumberWords.Count : (int)Math.Pow(10, 1 + _random.Next(6));
            var n = _random.Next(limit);
            if (!_heldOut.Contains(n))
                return n;
        }
    }

    private int[] HoldOut(int count)
    {
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
            do
                numbers[i] = _random.Next(NumberWords.Count);
            while (!_heldOut.Add(numbers[i]));
        return numbers;
    }
}
