using System.Globalization;
using System.Text;
using Cahier.Tensors;

namespace Cahier.Text;

public sealed partial class WordVectors
{
    /// <summary>Reads the text format of word2vec (a first line "V D"), or GloVe's, which is the same without that line.</summary>
    /// <param name="path">A file of lines "word number number …", in UTF-8.</param>
    /// <param name="limit">At most so many words are read.</param>
    /// <exception cref="FormatException">A line is not a word and D numbers; the message says which.</exception>
    public static WordVectors Read(string path, int limit = int.MaxValue)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return Read(reader, Path.GetFileName(path), limit);
    }

    /// <summary>Reads the text format of word2vec or GloVe.</summary>
    /// <param name="reader">Lines "word number number …".</param>
    /// <param name="name">What to call it where something is wrong.</param>
    /// <param name="limit">At most so many words are read.</param>
    /// <exception cref="FormatException">A line is not a word and D numbers; the message says which.</exception>
    public static WordVectors Read(TextReader reader, string name = "", int limit = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<string> words = [];
        List<float> values = [];
        var (width, number) = (0, 0);
        while (words.Count < limit && reader.ReadLine() is { } line)
        {
            number++;
            var fields = line.TrimEnd().Split(' ');
            if (number == 1 && fields.Length == 2 && fields.All(field => int.TryParse(field, CultureInfo.InvariantCulture, out _)))
                continue;
            width = words.Count == 0 ? fields.Length - 1 : width;
            if (width < 1 || fields.Length != width + 1)
                throw new FormatException(Messages.NotAWordVector(name, number, fields.Length - 1, width));
            words.Add(fields[0]);
            foreach (var field in fields.AsSpan(1))
            {
                values.Add(float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new FormatException(Messages.NotANumber(name, number, field)));
            }
        }
        return new(words, Tensor.From([.. values], words.Count, width));
    }

    /// <summary>Writes the text format of word2vec: a line "V D", then a line for each word; the numbers are read back exactly.</summary>
    public void Write(string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        Write(writer);
    }

    /// <summary>Writes the text format of word2vec.</summary>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count} {Width}"));
        for (var id = 0; id < Count; id++)
        {
            writer.Write(_words[id]);
            foreach (var value in Vectors.AsSpan().Slice(id * Width, Width))
            {
                writer.Write(' ');
                writer.Write(value.ToString(CultureInfo.InvariantCulture));
            }
            writer.WriteLine();
        }
    }
}
