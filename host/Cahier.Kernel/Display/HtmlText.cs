namespace Cahier.Kernel.Display;

/// <summary>Texts on their way into HTML.</summary>
internal static class HtmlText
{
    /// <summary>The four characters that mean something to HTML; WebUtility would also spell é as &amp;#233;.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
