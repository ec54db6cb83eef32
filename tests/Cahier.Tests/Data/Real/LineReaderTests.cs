using System.Text;
using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

[Collection(AloneCollection.Name)]
public sealed class LineReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("a\n\nb", new[] { "a", "", "b" })]
    [InlineData("\n\n", new[] { "", "" })]
    [InlineData("a\r\nb\r\n", new[] { "a", "b" })]
    [InlineData("\uFEFFa\n\uFEFFb", new[] { "a", "\uFEFFb" })]
    public void Lines_end_at_line_feeds(string text, string[] lines) =>
        Assert.Equal(lines, TextCorpus.Lines(_folder.Write("a.txt", text)));

    [Fact]
    public void No_other_separator_ends_a_line()
    {
        const string Line = "a\u0085b\u2028c\u2029d\fe\vf\rg\u00a0h";
        Assert.Equal([Line, Line], TextCorpus.Lines(_folder.Write("a.txt", $"{Line}\n{Line}\n")));
    }

    [Fact]
    public void Lines_longer_than_the_buffer_are_whole()
    {
        var random = new Random(1);
        string[] lines = [.. Enumerable.Range(0, 50).Select(i => new string((char)('a' + i % 26), random.Next(200_000)))];
        Assert.Equal(lines, TextCorpus.Lines(_folder.Write("a.gz", TemporaryFolder.Gzip(string.Join('\n', lines) + "\n"))));
    }

    [Fact]
    public void What_is_not_utf8_is_named_by_line_and_byte_in_both_languages()
    {
        var path = _folder.Write("a.txt", [.. "première\nété "u8, .. Encoding.Latin1.GetBytes("caf\u00e9"), .. "\n"u8]);
        var english = Assert.Throws<DataFileException>(() => TextCorpus.Lines(path).Count());
        Assert.Equal($"{path}, line 2: byte 10 (0xE9) is not UTF-8. Save the text with the encoding UTF-8.", english.Message);
        Assert.Equal(english.Message, Assert.Throws<DataFileException>(() => TextCorpus.Text(path)).Message);
        Assert.Equal(english.Message, Assert.Throws<DataFileException>(() => TextCorpus.Words(path).Count()).Message);
        Assert.Equal(2, english.Line);
    }

    [Fact]
    public void A_line_without_end_is_refused_before_it_fills_the_memory()
    {
        // 64 MB of zeros take 64 kB in a gzip file.
        var path = _folder.Write("a.gz", TemporaryFolder.Gzip([.. "first\n"u8, .. new byte[64 << 20]]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<DataFileException>(() => TextCorpus.Lines(path).Count());
        Assert.Equal(2, error.Line);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60 << 20);      // 16 MB, doubled up to from 64 kB
    }

    [Fact]
    public void Reading_keeps_one_line_at_a_time()
    {
        var line = new string('x', 1000) + "\n";
        var path = _folder.Write("a.txt", string.Concat(Enumerable.Repeat(line, 20_000)));
        using var lines = new LineReader(PackedFile.Open(path), path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var bytes = 0L;
        while (lines.Next())
            bytes += lines.Bytes.Length;
        Assert.Equal(20_000_000, bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Words_are_cut_at_spaces_and_ends_of_line_without_holding_a_line()
    {
        Assert.Equal(["un", "deux", "trois", "été"], TextCorpus.Words(_folder.Write("a.txt", "\uFEFF un  deux\ttrois\r\n\nété")));
        Assert.Empty(TextCorpus.Words(_folder.Write("b.txt", " \n ")));

        var path = _folder.Write("c.gz", TemporaryFolder.Gzip(string.Concat(Enumerable.Repeat("anarchism ", 500_000))));
        Assert.Equal(500_000, TextCorpus.Words(path).Count());

        var endless = _folder.Write("d.txt", "un deux\n" + new string('x', 200_000));
        Assert.Equal(2, Assert.Throws<DataFileException>(() => TextCorpus.Words(endless).Count()).Line);
    }

    [Fact]
    public void Articles_are_lines_of_three_columns()
    {
        var path = _folder.Write("wiki.tsv.gz", TemporaryFolder.Gzip("12\tAnarchism\tanarchism is\n39\tAlbedo\talbedo is\n"));
        Assert.Equal([new Article(12, "Anarchism", "anarchism is"), new Article(39, "Albedo", "albedo is")], TextCorpus.Articles(path));

        var ragged = _folder.Write("ragged.tsv", "12\tAnarchism\tanarchism\n39\tAlbedo\n");
        var error = Assert.Throws<DataFileException>(() => TextCorpus.Articles(ragged).Count());
        Assert.StartsWith($"{ragged}, line 2: 2 columns", error.Message, StringComparison.Ordinal);
        var bad = _folder.Write("bad.tsv", "douze\tAnarchism\tanarchism\n");
        Assert.Contains("\"douze\"", Assert.Throws<DataFileException>(() => TextCorpus.Articles(bad).Count()).Message);
    }
}
