using System.Globalization;

namespace Cahier.Text;

/// <summary>One token for each character, as a reader counts them: é is one, however it is stored, and so is a flag.</summary>
/// <param name="vocabulary">The known characters; others are <see cref="Vocabulary.Unknown"/>.</param>
public sealed class CharacterTokenizer(Vocabulary vocabulary) : ITokenizer
{
    /// <summary>Knows the characters of these texts.</summary>
    public CharacterTokenizer(params IEnumerable<string> texts)
        : this(new Vocabulary(texts.SelectMany(Characters)))
    {
    }

    /// <summary>The known characters and their numbers.</summary>
    public Vocabulary Vocabulary { get; } = vocabulary;

    /// <inheritdoc/>
    public int Count => Vocabulary.Count;

    /// <summary>The characters of a text.</summary>
    public static IEnumerable<string> Characters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, i);
            yield return text.Substring(i, length);
            i += length;
        }
    }

    /// <inheritdoc/>
    public string[] Split(string text) => [.. Characters(text)];

    /// <inheritdoc/>
    public int[] Encode(string text) => Vocabulary.Encode(Characters(text));

    /// <inheritdoc/>
    public string Decode(IEnumerable<int> ids) => string.Concat(Vocabulary.Decode(ids));
}
