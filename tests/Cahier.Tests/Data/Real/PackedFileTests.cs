using System.Text;
using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

[Collection(AloneCollection.Name)]
public sealed class PackedFileTests : IDisposable
{
    private const string Text = "Une première ligne.\nUne seconde, puis une autre.\nEt la dernière, la dernière.\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_gzip_file_is_known_by_its_content_not_its_name()
    {
        Assert.Equal(Text, TextCorpus.Text(_folder.Write("a.txt", TemporaryFolder.Gzip(Text))));
        Assert.Equal(Text, TextCorpus.Text(_folder.Write("unpacked-by-the-browser.txt.gz", Text)));
    }

    [Fact]
    public void A_gzip_file_cut_short_at_any_byte_is_refused_and_the_line_named()
    {
        var whole = TemporaryFolder.Gzip(Text);
        for (var length = 2; length < whole.Length; length++)
        {
            var path = _folder.Write("a.gz", whole[..length]);
            var error = Assert.Throws<DataFileException>(() => TextCorpus.Lines(path).Count());
            Assert.Equal(path, error.File);
            Assert.InRange(error.Line ?? 1, 1, 4);
            Assert.Contains("cut short", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_byte_changed_in_a_gzip_file_is_never_read_as_other_text()
    {
        var whole = TemporaryFolder.Gzip(Text);
        Unchanged_or_refused(whole, TextCorpus.Text, "a.gz");
    }

    [Fact]
    public void A_byte_changed_in_a_zip_archive_is_never_read_as_other_text()
    {
        var whole = TemporaryFolder.Zip(("lisez-moi.txt", "À lire."), ("fra.txt", "Go.\tVa !\n"));
        Unchanged_or_refused(whole, path => string.Join('\n', TranslationPairs.Read(path)), "a.zip");
    }

    [Fact]
    public void Gzip_files_one_after_the_other_are_one_text_and_zeros_may_follow()
    {
        byte[] two = [.. TemporaryFolder.Gzip(Text), .. TemporaryFolder.Gzip("Suite.\n"), .. TemporaryFolder.Gzip("")];
        Assert.Equal(Text + "Suite.\n", TextCorpus.Text(_folder.Write("two.gz", two)));
        Assert.Equal(Text + "Suite.\n", TextCorpus.Text(_folder.Write("padded.gz", [.. two, .. new byte[512]])));
        Assert.Throws<DataFileException>(() => TextCorpus.Text(_folder.Write("more.gz", [.. two, 1, 2, 3])));
        Assert.Throws<DataFileException>(() => TextCorpus.Text(_folder.Write("cut.gz", two[..^20])));
    }

    [Fact]
    public void A_gzip_header_may_hold_a_name_a_comment_and_more()
    {
        var plain = TemporaryFolder.Gzip(Text);
        byte[] header = [0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3, .. "a.txt\0"u8, .. "Bonjour\0"u8, 0, 0];
        Assert.Equal(Text, TextCorpus.Text(_folder.Write("named.gz", [.. header, .. plain[10..]])));
        for (var length = 3; length < header.Length; length++)
            Assert.Throws<DataFileException>(() => TextCorpus.Text(_folder.Write("cut.gz", header[..length])));
    }

    [Fact]
    public void A_large_gzip_file_is_checked_across_many_pieces()
    {
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        var numbers = Convert.ToHexString(bytes);
        var packed = TemporaryFolder.Gzip(numbers);
        Assert.Equal(numbers, TextCorpus.Text(_folder.Write("a.gz", packed)));
        packed[packed.Length / 2] ^= 0x10;
        Assert.Throws<DataFileException>(() => TextCorpus.Text(_folder.Write("b.gz", packed)));
    }

    [Fact]
    public void A_zip_archive_cut_short_or_without_the_member_is_refused_by_name()
    {
        var whole = TemporaryFolder.Zip(("fra.txt", "Go.\tVa !\n"));
        for (var length = 0; length < whole.Length; length++)
        {
            var error = Assert.Throws<DataFileException>(() => TranslationPairs.Read(_folder.Write("a.zip", whole[..length])).Count());
            Assert.StartsWith(_folder["a.zip"], error.Message, StringComparison.Ordinal);
        }

        var other = _folder.Write("b.zip", TemporaryFolder.Zip(("deu.txt", "Go.\tGeh!\n")));
        var missing = Assert.Throws<DataFileException>(() => TranslationPairs.Read(other).Count());
        Assert.Equal($"{other}: the archive has no member fra.txt; it has: deu.txt.", missing.Message);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        Assert.Contains(_folder["none.txt"], Assert.Throws<FileNotFoundException>(() => TextCorpus.Text(_folder["none.txt"])).Message);
        Assert.Contains("is a folder", Assert.Throws<FileNotFoundException>(() => TextCorpus.Text(_folder.Root)).Message);
    }

    [Fact]
    public void The_checksum_is_that_of_the_standard()
    {
        var sum = new Crc32();
        sum.Add("123456789"u8);
        Assert.Equal(0xCBF43926u, sum.Value);                       // the check value of CRC-32/ISO-HDLC

        var inParts = new Crc32();
        foreach (var part in Encoding.ASCII.GetBytes("123456789").Chunk(4))
            inParts.Add(part);
        Assert.Equal(sum.Value, inParts.Value);
    }

    private void Unchanged_or_refused(byte[] whole, Func<string, string> read, string name)
    {
        var expected = read(_folder.Write("whole-" + name, whole));
        var refused = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            foreach (var change in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] changed = [.. whole];
                changed[i] ^= change;
                try
                {
                    Assert.Equal(expected, read(_folder.Write(name, changed)));
                }
                catch (DataFileException)
                {
                    refused++;
                }
            }
        }

        Assert.InRange(refused, whole.Length, 3 * whole.Length);    // names and dates in headers do not matter
    }
}
