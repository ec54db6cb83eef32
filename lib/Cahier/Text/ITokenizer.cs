namespace Cahier.Text;

/// <summary>Cuts a text into tokens, numbers them, and puts them together again.</summary>
public interface ITokenizer
{
    /// <summary>
    /// V, how many tokens there are: the rows of an embedding table. The first four are those of <see cref="Vocabulary"/>.
    /// </summary>
    int Count { get; }

    /// <summary>The tokens of a text, as they are written.</summary>
    string[] Split(string text);

    /// <summary>The numbers of a text's tokens, [T].</summary>
    int[] Encode(string text);

    /// <summary>The text of these tokens, without padding and start, up to the first end.</summary>
    string Decode(IEnumerable<int> ids);
}
