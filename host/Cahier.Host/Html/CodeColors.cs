using System.Text;
using Cahier.Host.CSharp;

namespace Cahier.Host.Html;

/// <summary>C# as HTML, with keywords, literals and comments marked; the page's style gives them their colours.</summary>
internal static class CodeColors
{
    public static string Render(string code)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (var token in CodeLexer.Tokens(code))
        {
            html.Append(HtmlText.Escape(code[at..token.Start]));
            at = token.Start + token.Length;
            var text = HtmlText.Escape(code[token.Start..at]);
            html.Append(ClassOf(token.Kind) is { } name ? $"<span class=\"{name}\">{text}</span>" : text);
        }

        return html.Append(HtmlText.Escape(code[at..])).ToString();
    }

    private static string? ClassOf(CodeTokenKind kind) => kind switch
    {
        CodeTokenKind.Keyword => "k",
        CodeTokenKind.Text => "s",
        CodeTokenKind.Number => "n",
        CodeTokenKind.Comment => "c",
        CodeTokenKind.Directive => "d",
        _ => null,
    };
}
