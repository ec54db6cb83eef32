using System.Globalization;

namespace Cahier.Data.Real;

/// <summary>An article of an encyclopedia.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text.</param>
public sealed record Article(int Id, string Title, string Text);

/// <summary>A text file of one's own, in UTF-8, gzip or not: whole, by line or by word.</summary>
public static class TextCorpus
{
    /// <summary>The whole text, its ends of line as they are.</summary>
    /// <exception cref="DataFileException">The file is not what it should be; the message names line and byte.</exception>
    public static string Text(string path) => WholeText.Read(path);

    /// <summary>The text line by line, without the ends of line.</summary>
    /// <exception cref="DataFileException">The file is not what it should be; the message names line and byte.</exception>
    public static IEnumerable<string> Lines(string path)
    {
        using var lines = new LineReader(PackedFile.Open(path), Path.GetFullPath(path));
        while (lines.Next())
            yield return lines.Text;
    }

    /// <summary>The text word by word, cut at spaces, tabulations and ends of line; a text of one line takes little memory too.</summary>
    /// <exception cref="DataFileException">The file is not what it should be; the message names line and byte.</exception>
    public static IEnumerable<string> Words(string path)
    {
        using var words = new WordReader(PackedFile.Open(path), Path.GetFullPath(path));
        while (words.Next() is { } word)
            yield return word;
    }

    /// <summary>The articles of a file of lines "number, title, text" separated by tabulations.</summary>
    /// <exception cref="DataFileException">The file is not what it should be; the message names the line.</exception>
    public static IEnumerable<Article> Articles(string path)
    {
        using var lines = new LineReader(PackedFile.Open(path), Path.GetFullPath(path));
        while (lines.Next())
        {
            var columns = lines.Text.Split('\t');
            if (columns.Length != 3)
                throw lines.Wrong(Messages.WrongColumns(columns.Length, "id, title, text"));
            if (!int.TryParse(columns[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                throw lines.Wrong(Messages.NotANumber("id", columns[0]));
            yield return new Article(id, columns[1], columns[2]);
        }
    }
}
