using System.Text;

namespace Cahier.Host.Html.Mathematics;

/// <summary>Reads the TeX that lessons use and writes MathML Core: letters, scripts, fractions, roots, fences, accents, sums, matrices and cases.</summary>
internal sealed partial class TexReader(string tex)
{
    private int _at;

    /// <summary>The whole formula.</summary>
    /// <exception cref="TexException">It holds something that is not known here.</exception>
    public string ReadAll() => ReadUntil(() => _at >= tex.Length);

    /// <summary>A row of parts with their scripts, up to and not including what <paramref name="ends"/> sees.</summary>
    private string ReadUntil(Func<bool> ends)
    {
        var row = new StringBuilder();
        while (true)
        {
            SkipSpace();
            if (ends())
                return row.ToString();
            if (_at >= tex.Length)
                throw new TexException("the formula ends too early");
            row.Append(ReadWithScripts());
        }
    }

    private string ReadWithScripts()
    {
        var hasLimits = false;
        var isFunction = TexSymbols.Functions.Any(AtCommand);
        var part = tex[_at] is '^' or '_' ? "<mrow></mrow>" : ReadPart(out hasLimits);
        string? below = null, above = null;
        for (SkipSpace(); _at < tex.Length; SkipSpace())
        {
            if (tex[_at] == '_' && below is null)
                below = ReadScript();
            else if (tex[_at] == '^' && above is null)
                above = ReadScript();
            else if (tex[_at] == '\'')
                above = (above ?? "") + ReadPrimes();
            else if (tex[_at] is '_' or '^')
                throw new TexException("two scripts in one place");
            else
                break;
        }

        var scripted = (below, above, hasLimits) switch
        {
            (null, null, _) => part,
            (null, _, false) => $"<msup>{part}<mrow>{above}</mrow></msup>",
            (_, null, false) => $"<msub>{part}<mrow>{below}</mrow></msub>",
            (_, _, false) => $"<msubsup>{part}<mrow>{below}</mrow><mrow>{above}</mrow></msubsup>",
            (null, _, true) => $"<mover>{part}<mrow>{above}</mrow></mover>",
            (_, null, true) => $"<munder>{part}<mrow>{below}</mrow></munder>",
            _ => $"<munderover>{part}<mrow>{below}</mrow><mrow>{above}</mrow></munderover>",
        };
        if (!isFunction)
            return scripted;

        // ln 2 has a thin space, ln(2) has none.
        var fenced = _at >= tex.Length || "([{|,.)]}".Contains(tex[_at], StringComparison.Ordinal) || AtCommand("left") || AtCommand("bigl");
        return scripted + "<mo>\u2061</mo>" + (fenced ? "" : Space("0.167"));
    }

    private string ReadScript()
    {
        _at++;
        return ReadArgument();
    }

    private string ReadPrimes()
    {
        var start = _at;
        while (_at < tex.Length && tex[_at] == '\'')
            _at++;
        return string.Concat(Enumerable.Repeat("<mo>′</mo>", _at - start));
    }

    /// <summary>A group in braces, or one part; of a number one digit, so that \frac12 is a half.</summary>
    private string ReadArgument()
    {
        SkipSpace();
        if (_at >= tex.Length)
            throw new TexException("an argument is missing");
        if (tex[_at] == '{')
            return ReadGroup();
        return char.IsAsciiDigit(tex[_at]) ? $"<mn>{tex[_at++]}</mn>" : ReadPart(out _);
    }

    private string ReadGroup()
    {
        _at++;
        var content = ReadUntil(() => _at < tex.Length && tex[_at] == '}');
        _at++;
        return content;
    }

    private string ReadPart(out bool hasLimits)
    {
        hasLimits = false;
        var character = tex[_at];
        if (character == '\\')
            return ReadCommand(out hasLimits);
        if (character == '{')
            return $"<mrow>{ReadGroup()}</mrow>";
        if (char.IsAsciiDigit(character))
            return $"<mn>{ReadNumber()}</mn>";
        if (character is '}' or '&' or '^' or '_' or '%' or '#' or '$')
            throw new TexException($"{character} is out of place");

        _at++;
        if (character == '~')
            return Space("0.333");
        if (char.IsLetter(character))
            return $"<mi>{character}</mi>";
        // A fence does not grow by itself in TeX; a minus is longer than a hyphen.
        return "()[]|".Contains(character, StringComparison.Ordinal)
            ? $"<mo stretchy=\"false\">{character}</mo>"
            : $"<mo>{(character == '-' ? "−" : HtmlText.Escape(character.ToString()))}</mo>";
    }

    private string ReadNumber()
    {
        var start = _at;
        // 44,183 and 44{,}183 and 0.1 are numbers; in 1, 2 the comma separates.
        while (_at < tex.Length)
        {
            var separator = string.CompareOrdinal(tex, _at, "{,}", 0, 3) == 0 ? 3 : tex[_at] is '.' or ',' ? 1 : 0;
            if (separator > 0 && (_at + separator >= tex.Length || !char.IsAsciiDigit(tex[_at + separator])))
                break;
            if (separator == 0 && !char.IsAsciiDigit(tex[_at]))
                break;
            _at += Math.Max(separator, 1);
        }
        return tex[start.._at].Replace("{,}", ",", StringComparison.Ordinal);
    }

    private string ReadCommand(out bool hasLimits)
    {
        hasLimits = false;
        var name = ReadCommandName();
        if (TexSymbols.Letters.TryGetValue(name, out var letter))
            return $"<mi>{letter}</mi>";
        if (TexSymbols.Operators.TryGetValue(name, out var sign))
            return $"<mo>{HtmlText.Escape(sign)}</mo>";
        if (TexSymbols.Spaces.TryGetValue(name, out var width))
            return Space(width);
        if (TexSymbols.Functions.Contains(name))
            return $"<mi>{name}</mi>";
        if (TexSymbols.Integrals.TryGetValue(name, out var integral))
            return $"<mo>{integral}</mo>";
        if (TexSymbols.Delimiters.TryGetValue(name, out var fence))
            return $"<mo stretchy=\"false\">{fence}</mo>";
        if (TexSymbols.Accents.TryGetValue(name, out var accent))
            return $"<mover accent=\"true\"><mrow>{ReadArgument()}</mrow><mo>{accent}</mo></mover>";
        if (TexAlphabet.IsStyle(name))
            return $"<mi>{TexAlphabet.Styled(name, ReadText())}</mi>";
        if (TexSymbols.Large.TryGetValue(name, out var large))
        {
            hasLimits = true;
            return $"<mo movablelimits=\"true\">{large}</mo>";
        }

        return ReadConstruct(name, out hasLimits);
    }

    /// <summary>A group in braces as it stands, or one character.</summary>
    private string ReadText()
    {
        SkipSpace();
        if (_at >= tex.Length)
            throw new TexException("an argument is missing");
        if (tex[_at] != '{')
            return tex[_at++].ToString();

        var close = tex.IndexOf('}', _at);
        var text = close < 0 ? throw new TexException("a brace is not closed") : tex[(_at + 1)..close];
        if (text.AsSpan().ContainsAny('\\', '{', '$'))
            throw new TexException("text with commands in it");
        _at = close + 1;
        return text;
    }

    private string ReadCommandName()
    {
        _at++;
        if (_at >= tex.Length)
            throw new TexException("a command without a name");
        var start = _at++;
        if (!char.IsAsciiLetter(tex[start]))
            return tex[start.._at];
        while (_at < tex.Length && char.IsAsciiLetter(tex[_at]))
            _at++;
        if (tex[start.._at] == "operatorname" && _at < tex.Length && tex[_at] == '*')
            _at++;
        return tex[start.._at];
    }

    private bool AtCommand(string name) =>
        string.CompareOrdinal(tex, _at, "\\" + name, 0, name.Length + 1) == 0
        && (_at + name.Length + 1 >= tex.Length || !char.IsAsciiLetter(tex[_at + name.Length + 1]));

    private static string Space(string width) => $"<mspace width=\"{width}em\"></mspace>";

    private void SkipSpace()
    {
        while (_at < tex.Length && char.IsWhiteSpace(tex[_at]))
            _at++;
    }
}
