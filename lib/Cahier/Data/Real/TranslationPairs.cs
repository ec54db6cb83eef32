namespace Cahier.Data.Real;

/// <summary>A sentence and a translation of it.</summary>
/// <param name="English">The English sentence.</param>
/// <param name="French">One of its French translations.</param>
public sealed record TranslationPair(string English, string French);

/// <summary>English sentences and their French translations, from Tatoeba by way of manythings.org/anki.</summary>
/// <remarks>
/// A sentence comes with all its translations, one after the other: to measure honestly, split by the English sentence, as
/// <see cref="Split"/> does.
/// </remarks>
public static class TranslationPairs
{
    private const string Member = "fra.txt";

    /// <summary>All pairs, the shortest sentences first.</summary>
    /// <exception cref="MissingDataException">The set is not on this machine.</exception>
    /// <exception cref="DataFileException">The file is not what it should be.</exception>
    public static TranslationPair[] Load() => [.. Read(RealData.Path("fra-eng"))];

    /// <summary>The pairs one by one.</summary>
    /// <param name="path">The archive fra-eng.zip, or fra.txt out of it, gzip or not.</param>
    /// <exception cref="DataFileException">The file is not what it should be; the message names the line.</exception>
    public static IEnumerable<TranslationPair> Read(string path)
    {
        using var lines = new LineReader(PackedFile.Open(path, Member), PackedFile.NameOf(path, Member));
        while (lines.Next())
        {
            // Since 2019 a third column says who wrote the two sentences.
            var columns = lines.Text.Split('\t');
            if (columns.Length is not (2 or 3) || columns[0].Length == 0 || columns[1].Length == 0)
                throw lines.Wrong(Messages.WrongColumns(columns.Length, "English, French (, attribution)"));
            yield return new TranslationPair(columns[0], columns[1]);
        }
    }

    /// <summary>Divides the pairs so that no English sentence is in both parts.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="testPart">Which part of the sentences is kept to measure with, of 0 … 1.</param>
    /// <param name="seed">Chooses the sentences.</param>
    public static (TranslationPair[] Train, TranslationPair[] Test) Split(
        IReadOnlyList<TranslationPair> pairs, double testPart, int seed)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        Bounds.AtLeast(testPart, 0);
        Bounds.AtMost(testPart, 1);
        string[] sentences = [.. pairs.Select(pair => pair.English).Distinct()];
        new Random(seed).Shuffle(sentences);
        var kept = sentences.Take((int)Math.Round(testPart * sentences.Length)).ToHashSet();
        var parts = pairs.ToLookup(pair => kept.Contains(pair.English));
        return ([.. parts[false]], [.. parts[true]]);
    }
}
