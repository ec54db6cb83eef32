using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Html;

/// <summary>An executed notebook as one HTML page that needs no other file and no network, in light and dark, on screen and on paper.</summary>
internal static class NotebookPage
{
    public static string Render(Notebook notebook)
    {
        var title = HtmlText.Escape(notebook.Lesson.Title ?? Path.GetFileNameWithoutExtension(notebook.Path));
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
             <!doctype html>
             <html lang="{HtmlText.Escape(notebook.Lesson.Language ?? "en")}">
             <head>
             <meta charset="utf-8">
             <meta name="viewport" content="width=device-width">
             <meta name="color-scheme" content="light dark">
             <title>{title}</title>
             <style>
             {PageStyle.Css}
             </style>
             </head>
             <body>
             <main>

             """);
        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        foreach (var cell in notebook.Cells)
            page.Append(Cell(cell, folder));
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Cell(NotebookCell cell, string folder)
    {
        if (cell.IsMarkdown)
            return $"<section class=\"prose\">\n{Pictures.Inline(Prose.Render(cell.Source), folder)}</section>\n";
        if (!cell.IsCode)
            return "";

        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"code\" id=\"{HtmlText.Escape(cell.Id ?? "")}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<pre class=\"source\"><code>{CodeColors.Render(cell.Source)}</code></pre>\n");
        foreach (var output in cell.Outputs.OfType<JsonObject>())
            html.Append(OutputHtml.Render(output)).Append('\n');
        return html.Append("</section>\n").ToString();
    }
}
