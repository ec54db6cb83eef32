using System.Text;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Html;

/// <summary>A stored output as HTML that needs nothing else: of each mime bundle the richest form that a page alone can show.</summary>
internal static class OutputHtml
{
    public static string Render(JsonObject output) => output.Text("output_type") switch
    {
        "stream" => $"<pre class=\"{(output.Text("name") == "stderr" ? "stderr" : "stdout")}\">{Plain(output.MultilineText("text"))}</pre>",
        "error" => Error(output),
        _ => Bundle(output.Object("data")),
    };

    private static string Bundle(JsonObject? data)
    {
        if (data.MultilineText("text/html") is { } html)
            return $"<div class=\"html\">{html}</div>";
        if (data.MultilineText("image/svg+xml") is { } svg)
            return $"<div class=\"html\">{svg}</div>";
        foreach (var type in (string[])["image/png", "image/jpeg", "image/gif"])
        {
            if (data.MultilineText(type) is { } bytes)
                return $"<img alt=\"\" src=\"data:{type};base64,{HtmlText.Escape(bytes.ReplaceLineEndings(""))}\">";
        }

        if (data.MultilineText("text/markdown") is { } markdown)
            return $"<div class=\"prose\">{Prose.Render(markdown)}</div>";
        if (data.MultilineText("text/latex") is { } latex)
            return $"<div class=\"prose\">{Prose.Render(latex)}</div>";
        return data.MultilineText("text/plain") is { } text ? $"<pre>{Plain(text)}</pre>" : "";
    }

    private static string Error(JsonObject output)
    {
        var traceback = new StringBuilder();
        foreach (var line in output.Array("traceback")?.OfType<JsonValue>() ?? [])
            traceback.Append(line).Append('\n');
        if (traceback.Length == 0)
            traceback.Append(output.Text("ename")).Append(": ").Append(output.Text("evalue"));
        return $"<pre class=\"error\">{Plain(traceback.ToString().TrimEnd())}</pre>";
    }

    private static string Plain(string? text) => HtmlText.Escape(HtmlText.WithoutTerminalCodes(text ?? ""));
}
