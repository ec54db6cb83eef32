using System.Globalization;
using System.Text;

namespace Cahier.Plots.Drawing;

/// <summary>
/// Writes SVG as XML: every text escaped, every number in the invariant form with at most two decimals. Looks are given by
/// presentation attributes alone, since hosts remove style sheets.
/// </summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new(16 * 1024);

    public SvgWriter Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public SvgWriter Raw(char character)
    {
        _text.Append(character);
        return this;
    }

    public SvgWriter Open(string element)
    {
        _text.Append('<').Append(element);
        return this;
    }

    public SvgWriter Attribute(string name, double value)
    {
        _text.Append(' ').Append(name).Append("=\"");
        return Number(value).Raw('"');
    }

    public SvgWriter Attribute(string name, string value)
    {
        _text.Append(' ').Append(name).Append("=\"");
        return Text(value).Raw('"');
    }

    /// <summary>Ends a start tag that has content.</summary>
    public SvgWriter Content() => Raw('>');

    /// <summary>Ends an element without content.</summary>
    public SvgWriter End() => Raw("/>");

    public SvgWriter Close(string element)
    {
        _text.Append("</").Append(element).Append('>');
        return this;
    }

    public SvgWriter Element(string name, string content) => Open(name).Content().Text(content).Close(name);

    public SvgWriter Line(double x1, double y1, double x2, double y2) =>
        Open("line").Attribute("x1", x1).Attribute("y1", y1).Attribute("x2", x2).Attribute("y2", y2);

    public SvgWriter Rectangle(Box box) =>
        Open("rect").Attribute("x", box.Left).Attribute("y", box.Top).Attribute("width", box.Width).Attribute("height", box.Height);

    /// <summary>A text as XML: special characters escaped, what XML cannot hold replaced.</summary>
    public SvgWriter Text(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '&': _text.Append("&amp;"); break;
                case '"': _text.Append("&quot;"); break;
                case '\'': _text.Append("&#39;"); break;
                case < ' ' and not ('\t' or '\n'): _text.Append(' '); break;
                case '\ufffe' or '\uffff': _text.Append('\ufffd'); break;
                default:
                    if (!char.IsSurrogate(c))
                        _text.Append(c);
                    else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                        _text.Append(c).Append(text[++i]);
                    else
                        _text.Append('\ufffd');
                    break;
            }
        }

        return this;
    }

    /// <summary>A number by whole hundredths: several times faster than formatting a double, and a path has thousands.</summary>
    public SvgWriter Number(double value)
    {
        long hundredths = (long)Math.Round(value * 100);
        if (hundredths < 0)
        {
            _text.Append('-');
            hundredths = -hundredths;
        }

        _text.Append(CultureInfo.InvariantCulture, $"{hundredths / 100}");
        long rest = hundredths % 100;
        if (rest == 0)
            return this;
        _text.Append('.').Append((char)('0' + rest / 10));
        if (rest % 10 != 0)
            _text.Append((char)('0' + rest % 10));
        return this;
    }

    public override string ToString() => _text.ToString();
}
