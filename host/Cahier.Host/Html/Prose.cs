using Cahier.Host.Html.Mathematics;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Cahier.Host.Html;

/// <summary>A notebook's Markdown as HTML.</summary>
internal static class Prose
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseFootnotes().UseAutoIdentifiers().UseAutoLinks().UseTaskLists().UseEmphasisExtras().UseMathematics()
        .Build();

    public static string Render(string markdown)
    {
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new InlineFormula());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new DisplayedFormula());
        renderer.Render(Markdown.Parse(markdown, Pipeline));
        return html.ToString();
    }

    private sealed class InlineFormula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula) =>
            renderer.Write(Formula.Render(formula.Content.ToString(), displayed: formula.DelimiterCount > 1));
    }

    private sealed class DisplayedFormula : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
            renderer.Write(Formula.Render(formula.Lines.ToString(), displayed: true)).WriteLine();
    }
}
