namespace Cahier.Host.Html;

/// <summary>A TeX formula in a page that has no TeX: its source, set apart so that it can be read.</summary>
internal static class Formula
{
    public static string Render(string tex, bool displayed)
    {
        var source = $"<code class=\"math\">{HtmlText.Escape(tex.Trim())}</code>";
        return displayed ? $"<div class=\"math\">{source}</div>" : source;
    }
}
