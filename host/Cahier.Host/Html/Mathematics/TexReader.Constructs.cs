using System.Text;

namespace Cahier.Host.Html.Mathematics;

// What is built of parts: fractions, roots, fences, tables.
internal sealed partial class TexReader
{
    private string ReadConstruct(string name, out bool hasLimits)
    {
        hasLimits = name is "underbrace" or "overbrace" or "operatorname*";
        switch (name)
        {
            case "frac" or "tfrac" or "dfrac":
                return $"<mfrac><mrow>{ReadArgument()}</mrow><mrow>{ReadArgument()}</mrow></mfrac>";
            case "binom":
                return $"<mrow><mo>(</mo><mfrac linethickness=\"0\"><mrow>{ReadArgument()}</mrow><mrow>{ReadArgument()}</mrow></mfrac><mo>)</mo></mrow>";
            case "sqrt":
                return ReadRoot();
            case "mathrm" or "operatorname" or "operatorname*":
                return $"<mi mathvariant=\"normal\">{HtmlText.Escape(ReadText())}</mi>";
            case "text" or "textbf" or "textit" or "mbox" or "texttt" or "mathtt" or "mathsf":
                return $"<mtext>{HtmlText.Escape(ReadText()).Replace(' ', '\u00A0')}</mtext>";
            case "underbrace":
                return $"<munder><mrow>{ReadArgument()}</mrow><mo stretchy=\"true\">⏟</mo></munder>";
            case "overbrace":
                return $"<mover><mrow>{ReadArgument()}</mrow><mo stretchy=\"true\">⏞</mo></mover>";
            case "left":
                return ReadFenced();
            case "bigl" or "bigr" or "big" or "Bigl" or "Bigr" or "Big" or "biggl" or "biggr" or "Biggl" or "Biggr":
                var size = name.StartsWith('B') ? (name.Contains("gg", StringComparison.Ordinal) ? "3" : "1.8") : name.Contains("gg", StringComparison.Ordinal) ? "2.4" : "1.2";
                return $"<mo minsize=\"{size}em\" maxsize=\"{size}em\">{ReadDelimiter()}</mo>";
            case "begin":
                return ReadEnvironment();
            case "displaystyle" or "textstyle" or "limits" or "nolimits":
                return "";
            case "%" or "#" or "&" or "$" or "_":
                return $"<mo>{HtmlText.Escape(name)}</mo>";
            default:
                throw new TexException($"\\{name} is not known");
        }
    }

    private string ReadRoot()
    {
        SkipSpace();
        if (_at >= tex.Length || tex[_at] != '[')
            return $"<msqrt><mrow>{ReadArgument()}</mrow></msqrt>";
        _at++;
        var degree = ReadUntil(() => _at < tex.Length && tex[_at] == ']');
        _at++;
        return $"<mroot><mrow>{ReadArgument()}</mrow><mrow>{degree}</mrow></mroot>";
    }

    private string ReadFenced()
    {
        var open = ReadDelimiter();
        var content = ReadUntil(() => AtCommand("right"));
        ReadCommandName();
        var close = ReadDelimiter();
        return $"<mrow>{Fence(open, "prefix")}{content}{Fence(close, "postfix")}</mrow>";

        static string Fence(string delimiter, string form) => delimiter.Length == 0 ? "" : $"<mo stretchy=\"true\" form=\"{form}\">{delimiter}</mo>";
    }

    /// <summary>What follows \left, \right or \big; nothing for a full stop.</summary>
    private string ReadDelimiter()
    {
        SkipSpace();
        if (_at >= tex.Length)
            throw new TexException("a delimiter is missing");
        if (tex[_at] == '\\')
            return TexSymbols.Delimiters.TryGetValue(ReadCommandName(), out var named) ? named : throw new TexException("an unknown delimiter");
        var character = tex[_at++];
        return character == '.' ? "" : HtmlText.Escape(character.ToString());
    }

    private string ReadEnvironment()
    {
        var name = ReadText();
        var (open, close) = name switch
        {
            "matrix" or "aligned" or "align*" or "array" => ("", ""),
            "pmatrix" => ("(", ")"),
            "bmatrix" => ("[", "]"),
            "vmatrix" => ("|", "|"),
            "cases" => ("{", ""),
            _ => throw new TexException($"the environment {name} is not known"),
        };
        if (name == "array")
            ReadText();
        var table = new StringBuilder("<mtr><mtd>");
        while (true)
        {
            table.Append(ReadUntil(() => AtCommand("end") || (_at < tex.Length && tex[_at] == '&') || string.CompareOrdinal(tex, _at, "\\\\", 0, 2) == 0));
            if (tex[_at] == '&')
            {
                _at++;
                table.Append("</mtd><mtd>");
            }
            else if (AtCommand("end"))
            {
                ReadCommandName();
                ReadText();
                break;
            }
            else
            {
                _at += 2;
                table.Append("</mtd></mtr><mtr><mtd>");
            }
        }

        var align = name is "cases" or "aligned" or "align*" ? " class=\"aligned\"" : "";
        return $"<mrow>{Fence(open)}<mtable{align}>{table}</mtd></mtr></mtable>{Fence(close)}</mrow>";

        static string Fence(string fence) => fence.Length == 0 ? "" : $"<mo stretchy=\"true\">{fence}</mo>";
    }
}
