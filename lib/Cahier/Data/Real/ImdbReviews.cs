using System.Globalization;
using System.Text.RegularExpressions;

namespace Cahier.Data.Real;

/// <summary>
/// IMDB, the Large Movie Review Dataset v1.0 (Maas et al. 2011): 25,000 reviews to learn from and 25,000 to measure with, half of each
/// favourable.
/// </summary>
public static partial class ImdbReviews
{
    /// <summary>No review is near this; the longest of the set have some fourteen thousand characters.</summary>
    internal const int LongestReview = 1 << 20;

    /// <summary>All reviews of a part, sorted by label, then number, whatever they are read from: shuffle them before training.</summary>
    /// <param name="part">Which of the two parts.</param>
    /// <param name="clean">Whether <see cref="Clean"/> is applied to the texts.</param>
    /// <exception cref="MissingDataException">The set is not on this machine.</exception>
    /// <exception cref="DataFileException">The file is not what it should be.</exception>
    public static ImdbReview[] Load(DataPart part, bool clean = true) =>
        [.. Read(RealData.Path("imdb"), part, clean).OrderBy(review => review.Label).ThenBy(review => review.Id)];

    /// <summary>The reviews of a part one by one, in the order in which they are stored.</summary>
    /// <param name="path">
    /// The archive aclImdb_v1.tar.gz as it was fetched, the folder aclImdb it unpacks to, a file of lines "label, rating, number, text"
    /// separated by tabulations (gzip or not), or a folder that holds one of these.
    /// </param>
    /// <param name="part">Which of the two parts; such a file of lines holds one.</param>
    /// <param name="clean">Whether <see cref="Clean"/> is applied to the texts.</param>
    /// <exception cref="DataFileException">The file is not what it should be.</exception>
    public static IEnumerable<ImdbReview> Read(string path, DataPart part, bool clean = true)
    {
        ArgumentNullException.ThrowIfNull(path);
        var reviews = ReadAsStored(path, part);
        return clean ? reviews.Select(review => review with { Text = Clean(review.Text) }) : reviews;
    }

    /// <summary>The review without its HTML line breaks, and every run of spaces as one space.</summary>
    public static string Clean(string text) => Spaces().Replace(text, " ").Trim();

    private static IEnumerable<ImdbReview> ReadAsStored(string path, DataPart part)
    {
        var name = NameOf(part);
        if (!Directory.Exists(path))
        {
            return path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase)
                || path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase)
                || path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase)
                ? ImdbArchive.Read(path, name)
                : ReadLines(path);
        }

        if (Directory.Exists(Path.Combine(path, name)))
            return ImdbFolder.Read(path, name);
        if (Directory.Exists(Path.Combine(path, "aclImdb", name)))
            return ImdbFolder.Read(Path.Combine(path, "aclImdb"), name);
        string[] files = [$"imdb-{name}.tsv.gz", $"imdb-{name}.tsv", "aclImdb_v1.tar.gz"];
        return files.Select(file => Path.Combine(path, file)).FirstOrDefault(File.Exists) is { } found
            ? ReadAsStored(found, part)
            : throw new FileNotFoundException(Messages.NothingToRead(path, string.Join(", ", [$"aclImdb/{name}", .. files])));
    }

    private static IEnumerable<ImdbReview> ReadLines(string path)
    {
        using var lines = new LineReader(PackedFile.Open(path), Path.GetFullPath(path));
        while (lines.Next())
        {
            var columns = lines.Text.Split('\t');
            if (columns.Length != 4)
                throw lines.Wrong(Messages.WrongColumns(columns.Length, "label, rating, id, text"));
            var review = new ImdbReview(Number("label", columns[0]), Number("rating", columns[1]), Number("id", columns[2]), columns[3]);
            if (!Agree(review.Label, review.Rating))
                throw lines.Wrong(Messages.WrongRating(review.Label, review.Rating));
            yield return review;
        }

        int Number(string what, string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw lines.Wrong(Messages.NotANumber(what, text));
    }

    /// <summary>The review of one file of the official form, whose folder is its label and whose name its number and rating.</summary>
    internal static ImdbReview Make(string file, string label, string name, ReadOnlySpan<byte> text)
    {
        var match = ReviewName().Match(name);
        if (!match.Success)
            throw new DataFileException(file, Messages.WrongReviewName());
        var rating = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        var favourable = label == "pos" ? 1 : 0;
        if (!Agree(favourable, rating))
            throw new DataFileException(file, Messages.WrongRating(favourable, rating));
        return new ImdbReview(
            favourable, rating, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), WholeText.Decode(text, file));
    }

    private static string NameOf(DataPart part) => part == DataPart.Train ? "train" : "test";

    private static bool Agree(int label, int rating) => (label, rating) is (0, >= 1 and <= 4) or (1, >= 7 and <= 10);

    [GeneratedRegex(@"(?:\s|<br\s*/?>)+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(\d{1,9})_(\d{1,2})\.txt$", RegexOptions.CultureInvariant)]
    private static partial Regex ReviewName();
}
