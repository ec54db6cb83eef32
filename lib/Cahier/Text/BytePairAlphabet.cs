using System.Globalization;
using System.Text;

namespace Cahier.Text;

/// <summary>The symbols that byte-pair encoding begins with. A token is a string of them; a byte is a char of 0 … 255.</summary>
internal sealed class BytePairAlphabet(BytePairSymbols symbols)
{
    /// <summary>Stands in a decoded text for a character that was not known.</summary>
    public const string Unknown = "\ufffd";

    // Stops at what is not UTF-8: such a token cannot be displayed as text.
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private bool Bytes => symbols == BytePairSymbols.Bytes;

    public IEnumerable<string> Symbols(IEnumerable<string> words) => Bytes
        ? Enumerable.Range(0, 256).Select(value => ((char)value).ToString())
        : words.SelectMany(Cut).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> Cut(string word) => Bytes
        ? Encoding.UTF8.GetBytes(word).Select(value => ((char)value).ToString())
        : word.EnumerateRunes().Select(rune => rune.ToString());

    public string Text(IEnumerable<string> tokens) => Bytes
        ? Encoding.UTF8.GetString([.. tokens.SelectMany(token => token == Unknown ? [0xEF, 0xBF, 0xBD] : Encoding.Latin1.GetBytes(token))])
        : string.Concat(tokens);

    public string Display(string token)
    {
        if (Bytes)
        {
            try
            {
                token = _strict.GetString(Encoding.Latin1.GetBytes(token));
            }
            catch (DecoderFallbackException)
            {
                token = string.Concat(token.Select(value => value < 0x80
                    ? value.ToString()
                    : string.Create(CultureInfo.InvariantCulture, $"⟨{(int)value:X2}⟩")));
            }
        }
        return token.Replace(' ', '␣').Replace('\n', '⏎');
    }
}
