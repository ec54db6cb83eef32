using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cahier;

/// <summary>
/// An interpolated string as <see cref="Messages"/> writes them: numbers with a point in either language, and French punctuation held
/// to its word by spaces at which no line breaks, so that the table itself can be written with ordinary ones.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct Sentence(int literalLength, int formattedCount)
{
    private const char NoBreakSpace = '\u00a0';
    private const char NarrowNoBreakSpace = '\u202f';

    private readonly StringBuilder _text = new(literalLength + 8 * formattedCount);

    public void AppendLiteral(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var (before, after) = (i == 0 ? ' ' : text[i - 1], i + 1 == text.Length ? ' ' : text[i + 1]);
            _text.Append(text[i] != ' ' ? text[i]
                : after is ':' or '»' || before is '«' ? NoBreakSpace
                : after is ';' or '!' or '?' ? NarrowNoBreakSpace
                : ' ');
        }
    }

    public void AppendFormatted<T>(T value) => _text.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => _text.ToString();
}
