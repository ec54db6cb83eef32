using System.Buffers.Binary;
using System.Text;
using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

[Collection(AloneCollection.Name)]
public sealed class ImdbReviewsTests : IDisposable
{
    private static readonly ImdbReview[] Reviews =
    [
        new(0, 1, 0, "Awful.\u0085It <br /><br />stays   absurd\u2028the WHOLE time."),
        new(0, 4, 10, "Hélas !"),
        new(1, 9, 0, "Bromwell High is a cartoon comedy."),
        new(1, 7, 9, "Good."),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_three_forms_of_the_set_give_the_same_reviews()
    {
        var archive = _folder.Write("aclImdb_v1.tar.gz", TemporaryFolder.Gzip(Archive()));
        var tar = _folder.Write("aclImdb_v1.tar", Archive());
        foreach (var review in Reviews)
            _folder.Write($"folder/aclImdb/{NameOf(review)}", review.Text);
        _folder.Write("lines/imdb-train.tsv.gz", TemporaryFolder.Gzip(Lines()));
        _folder.Write("unpacked/imdb-train.tsv", Lines());
        _folder.Write("packed/aclImdb_v1.tar.gz", TemporaryFolder.Gzip(Archive()));

        foreach (var path in (string[])[archive, tar, _folder["folder"], _folder["folder/aclImdb"], _folder["lines"],
            _folder["lines/imdb-train.tsv.gz"], _folder["unpacked"], _folder["packed"]])
        {
            var read = ImdbReviews.Read(path, DataPart.Train, clean: false).OrderBy(review => review.Label).ThenBy(review => review.Id);
            Assert.Equal(Reviews, read);
        }
    }

    [Fact]
    public void Cleaning_leaves_one_space_where_there_were_breaks() =>
        Assert.Equal("Awful. It stays absurd the WHOLE time.", ImdbReviews.Clean(Reviews[0].Text + "<br>\n<BR/>"[..5]));

    [Theory]
    [InlineData("1\t9\t0\tgood\n1\t9\tgood\n", "line 2: 3 columns")]
    [InlineData("1\t9\t0\tgood\tvery\n", "line 1: 5 columns")]
    [InlineData("\n", "line 1: 1 column ")]
    [InlineData("2\t9\t0\tgood\n", "line 1: label 2")]
    [InlineData("pos\t9\t0\tgood\n", "line 1: \"pos\" where label")]
    [InlineData("1\t11\t0\tgood\n", "line 1: label 1 with rating 11")]
    [InlineData("1\t3\t0\tgood\n", "line 1: label 1 with rating 3")]
    [InlineData("0\t5\t0\tso so\n", "line 1: label 0 with rating 5")]
    [InlineData("1\t9\t-1\tgood\n", "line 1: \"-1\" where id")]
    public void A_line_that_is_no_review_is_named(string text, string expected)
    {
        var path = _folder.Write("imdb-train.tsv", text);
        var error = Assert.Throws<DataFileException>(() => ImdbReviews.Read(path, DataPart.Train).Count());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_cut_short_is_refused_wherever_it_was_cut()
    {
        var whole = TemporaryFolder.Gzip(Archive());
        for (var length = 2; length < whole.Length; length += 7)
        {
            var path = _folder.Write("a.tar.gz", whole[..length]);
            Assert.Throws<DataFileException>(() => ImdbReviews.Read(path, DataPart.Train).Count());
        }

        var unpacked = Archive();
        for (var length = 100; length < 2000; length += 100)        // before the reviews of the part are complete
        {
            var path = _folder.Write("a.tar", unpacked[..length]);
            Assert.Throws<DataFileException>(() => ImdbReviews.Read(path, DataPart.Train).Count());
        }
    }

    [Fact]
    public void An_entry_that_announces_gigabytes_is_refused_without_allocating_them()
    {
        var bytes = TemporaryFolder.Tar(("aclImdb/train/pos/0_9.txt", "good"));
        Encoding.ASCII.GetBytes("17777777777\0").CopyTo(bytes, 124);              // 2 GB, in octal
        var sum = bytes[..512].Select((b, i) => i is >= 148 and < 156 ? 32 : b).Sum(b => b);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(bytes, 148);
        var path = _folder.Write("a.tar", bytes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<DataFileException>(() => ImdbReviews.Read(path, DataPart.Train).Count());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("aclImdb/train/pos/0_9.txt", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aclImdb/train/pos/0.txt")]
    [InlineData("aclImdb/train/pos/0_3.txt")]
    [InlineData("aclImdb/train/pos/99999999999_9.txt")]
    public void A_review_whose_name_is_wrong_is_named(string name)
    {
        var path = _folder.Write("a.tar", TemporaryFolder.Tar((name, "good")));
        Assert.Contains(name, Assert.Throws<DataFileException>(() => ImdbReviews.Read(path, DataPart.Train).Count()).Message);
    }

    [Fact]
    public void A_part_that_is_not_there_is_said_so()
    {
        var path = _folder.Write("a.tar", TemporaryFolder.Tar(("aclImdb/test/pos/0_9.txt", "good")));
        var error = Assert.Throws<DataFileException>(() => ImdbReviews.Read(path, DataPart.Train).Count());
        Assert.Contains("there is no review of the part \"train\"", error.Message, StringComparison.Ordinal);
        var empty = Assert.Throws<FileNotFoundException>(() => ImdbReviews.Read(_folder.Root, DataPart.Train));
        Assert.Contains("imdb-train.tsv.gz", empty.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_named_by_the_entry()
    {
        foreach (var review in Reviews)
            _folder.Write(NameOf(review), review.Text);
        var bad = _folder.Write("train/neg/1_1.txt", [.. "a\nb"u8, 0xFF]);
        var error = Assert.Throws<DataFileException>(() => ImdbReviews.Read(_folder.Root, DataPart.Train).Count());
        Assert.Equal((bad, 2L), (error.File, error.Line));
    }

    [Fact]
    public void A_damaged_number_in_a_tar_header_is_an_error_of_the_archive()
    {
        var bytes = Archive();
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(124), 0x3939393939393939);
        var path = _folder.Write("a.tar", bytes);
        Assert.StartsWith(path, Assert.Throws<DataFileException>(() => ImdbReviews.Read(path, DataPart.Train).Count()).Message);
    }

    private static string NameOf(ImdbReview review) => $"train/{(review.Label == 1 ? "pos" : "neg")}/{review.Id}_{review.Rating}.txt";

    private static string Lines() =>
        string.Concat(Reviews.Reverse().Select(review => $"{review.Label}\t{review.Rating}\t{review.Id}\t{review.Text}\n"));

    private static byte[] Archive() => TemporaryFolder.Tar(
    [
        ("aclImdb/README", "Large Movie Review Dataset v1.0"),
        ("aclImdb/test/pos/0_10.txt", "of the other part"),
        .. Reviews.Reverse().Select(review => ($"aclImdb/{NameOf(review)}", review.Text)),
        ("aclImdb/train/unsup/0_0.txt", "without a label"),
        ("aclImdb/train/urls_pos.txt", "http://www.imdb.com/title/tt0453418/usercomments"),
    ]);
}
