using System.Text.Json.Nodes;
using Cahier.Host.Html;
using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Html;

public class NotebookPageTests
{
    [Fact]
    public void A_page_needs_nothing_from_anywhere()
    {
        var page = Render(SampleNotebook.Prose("p", "# Titre\n\n| a | b |\n|---|---|\n| *1* | `2` |\n\n$x^2$"), SampleNotebook.Code("c", "var x = 1; // un"));

        Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\">", page, StringComparison.Ordinal);
        Assert.Contains("<em>1</em>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">var</span> x = <span class=\"n\">1</span>; <span class=\"c\">// un</span>", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!data:|#)", page);
        Assert.DoesNotMatch("@import|url\\(", page);
    }

    [Fact]
    public void A_picture_beside_the_notebook_is_in_the_page_itself()
    {
        using var folder = new TemporaryFolder();
        folder.Write("images/a b.svg", "<svg/>");
        var notebook = new Notebook(
            SampleNotebook.Make("fr", SampleNotebook.Prose("p", "![un](images/a%20b.svg)\n\n<img src=\"images/a b.svg\" alt=\"deux\">\n\n![non](images/missing.svg)")),
            folder["a.ipynb"]);

        var page = NotebookPage.Render(notebook);

        Assert.Equal(3, page.Split("data:image/svg+xml;base64,PHN2Zy8+").Length);
        Assert.Contains("src=\"images/missing.svg\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_each_output_the_richest_form_is_shown_and_text_is_escaped()
    {
        var cell = SampleNotebook.Code("c", "a < b");
        cell["outputs"] = new JsonArray(
            Output("display_data", ("application/vnd.plotly.v1+json", new JsonObject()), ("text/html", "<svg id=\"figure\"></svg>"), ("text/plain", "Figure")),
            Output("display_data", ("image/png", "AAAA\n"), ("text/plain", "Image")),
            Output("execute_result", ("text/plain", "List<int>")),
            Output("display_data", ("text/markdown", "**fort**")),
            new JsonObject { ["output_type"] = "stream", ["name"] = "stderr", ["text"] = "<oh>" },
            new JsonObject { ["output_type"] = "error", ["ename"] = "E", ["evalue"] = "v", ["traceback"] = new JsonArray("\u001b[31mligne 1\u001b[0m", "<ligne 2>") });

        var page = Render(cell);

        Assert.Contains("<code>a &lt; b</code>", page, StringComparison.Ordinal);
        Assert.Contains("<svg id=\"figure\"></svg>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Figure", page, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,AAAA\"", page, StringComparison.Ordinal);
        Assert.Contains("List&lt;int&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<strong>fort</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"stderr\">&lt;oh&gt;</pre>", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"error\">ligne 1\n&lt;ligne 2&gt;</pre>", page, StringComparison.Ordinal);
    }

    private static JsonObject Output(string type, params (string Mime, JsonNode Value)[] data) => new()
    {
        ["output_type"] = type,
        ["data"] = new JsonObject(data.Select(item => KeyValuePair.Create(item.Mime, (JsonNode?)item.Value))),
        ["metadata"] = new JsonObject(),
    };

    private static string Render(params JsonObject[] cells) => NotebookPage.Render(new Notebook(SampleNotebook.Make("fr", cells), "a.ipynb"));
}
