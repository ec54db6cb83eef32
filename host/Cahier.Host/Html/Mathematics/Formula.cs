namespace Cahier.Host.Html.Mathematics;

/// <summary>
/// A TeX formula in a page that has no TeX: MathML, which every current browser draws by itself, offline and in print. A formula beyond what
/// lessons use keeps its source, set apart so that it can be read.
/// </summary>
internal static class Formula
{
    public static string Render(string tex, bool displayed)
    {
        try
        {
            var content = new TexReader(tex).ReadAll();
            // The source stays with it, for copying and for programs that read formulas aloud from TeX.
            return $"<math{(displayed ? " display=\"block\"" : "")}><semantics><mrow>{content}</mrow>"
                + $"<annotation encoding=\"application/x-tex\">{HtmlText.Escape(tex.Trim())}</annotation></semantics></math>";
        }
        catch (TexException)
        {
            var source = $"<code class=\"math\">{HtmlText.Escape(tex.Trim())}</code>";
            return displayed ? $"<div class=\"math\">{source}</div>" : source;
        }
    }
}
